//! The line of JSON that a run prints. Times are microseconds, CPU is this program's own.

use hdrhistogram::Histogram;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// Microseconds, three digits, up to a minute.
pub fn histogram() -> Histogram<u64> {
    Histogram::new_with_bounds(1, 60_000_000, 3).expect("bounds are valid")
}

pub fn record(histogram: &mut Histogram<u64>, latency: Duration) {
    histogram.saturating_record((latency.as_micros() as u64).max(1));
}

fn cpu_seconds() -> f64 {
    // SAFETY: getrusage fills the structure it is given.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_SELF, &mut usage);
        usage
    };
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

/// CPU seconds of all threads of another process, to the nanosecond: /proc counts in hundredths, too coarse for half a second.
fn cpu_seconds_of(pid: i32) -> Option<f64> {
    // The kernel's number for "scheduled time of process `pid`", as clock_getcpuclockid(3) makes it.
    let clock = (!pid << 3) | 2;
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: clock_gettime fills the structure it is given.
    let failed = pid <= 0 || unsafe { libc::clock_gettime(clock, &mut time) } != 0;
    (!failed).then(|| time.tv_sec as f64 + time.tv_nsec as f64 / 1e9)
}

/// What is counted while a load runs.
pub struct Tally {
    began: Instant,
    pid: i32,
    broker_cpu: Option<f64>,
    pub requests: u64,
    pub records: u64,
    pub bytes: u64,
    pub latency: Histogram<u64>,
}

impl Tally {
    pub fn new(pid: i32) -> Self {
        Self {
            began: Instant::now(),
            pid,
            broker_cpu: cpu_seconds_of(pid),
            requests: 0,
            records: 0,
            bytes: 0,
            latency: histogram(),
        }
    }

    pub fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    pub fn json(&self) -> String {
        let seconds = self.began.elapsed().as_secs_f64();
        let mut text = format!(
            "{{\"seconds\":{seconds:.3},\"requests\":{},\"records\":{},\"bytes\":{},\"mibPerSecond\":{:.1},\"clientCpuSeconds\":{:.3}",
            self.requests,
            self.records,
            self.bytes,
            self.bytes as f64 / seconds / f64::from(1 << 20),
            cpu_seconds()
        );
        if let (Some(before), Some(after)) = (self.broker_cpu, cpu_seconds_of(self.pid)) {
            let _ = write!(text, ",\"brokerCpuSeconds\":{:.6}", after - before);
        }
        if !self.latency.is_empty() {
            text.push_str(",\"latencyUs\":{");
            for (name, quantile) in [
                ("p50", 0.5),
                ("p90", 0.9),
                ("p99", 0.99),
                ("p999", 0.999),
                ("max", 1.0),
            ] {
                let _ = write!(text, "\"{name}\":{},", self.latency.value_at_quantile(quantile));
            }
            let _ = write!(
                text,
                "\"mean\":{:.0},\"count\":{}}}",
                self.latency.mean(),
                self.latency.len()
            );
            text.push_str(",\"percentiles\":[");
            // Enough points for a curve, denser towards the tail.
            for step in 0..=44 {
                let quantile = 1.0 - 10f64.powf(-f64::from(step) / 11.0);
                let _ = write!(
                    text,
                    "{}[{quantile:.6},{}]",
                    if step == 0 { "" } else { "," },
                    self.latency.value_at_quantile(quantile)
                );
            }
            text.push(']');
        }
        text.push('}');
        text
    }
}
