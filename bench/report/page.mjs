// One HTML page that needs nothing else: charts as SVG, figures as tables, no script and no network.

import { inWords } from '../macro/table.mjs'
import { bars, history, percentilePlot } from './charts.mjs'

const html = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const style = `
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 940px; margin: 2rem auto; padding: 0 1rem; color: #1f2933 }
  h2 { margin-top: 2.5rem } figure { margin: 1.5rem 0 } svg { max-width: 100%; height: auto }
  table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid #d9e2ec; vertical-align: top }
  td.number { text-align: right; white-space: nowrap } .quiet { color: #616e7c; font-size: 13px } .worse { color: #b91c1c; font-weight: 600 }`

const figures = (charts) =>
  charts
    .filter((chart) => chart !== undefined)
    .map((chart) => `<figure>${chart}</figure>`)
    .join('\n')

function tables(summary) {
  return summary
    .map(({ workload, title, targets, ratios }) => {
      const seen = Object.entries(targets).map(
        ([name, metrics]) => `<tr><th>${html(name)}</th><td>${html(inWords(metrics))}</td></tr>`
      )
      const rows = ratios.map(
        ({ metric, against, median, least, most, count }) =>
          `<tr><th>${html(metric)} against ${html(against)}</th><td>${median.toFixed(2)} <span class="quiet">(${least.toFixed(2)} to ${most.toFixed(2)}, ${count} rounds)</span></td></tr>`
      )
      return `<h3>${html(workload)}</h3><p class="quiet">${html(title)}</p><table>${[...seen, ...rows].join('')}</table>`
    })
    .join('\n')
}

function abTable({ workloads, base, date }) {
  const rows = workloads.map(
    ({ title, ratio, low, high, pairs, worse }) =>
      `<tr><th>${html(title)}</th><td class="number">${ratio.toFixed(3)}</td><td class="number">${low.toFixed(3)} to ${high.toFixed(3)}</td><td class="number">${pairs}</td><td>${worse ? '<span class="worse">worse</span>' : 'ok'}</td></tr>`
  )
  return `<h2>Against revision ${html(base?.slice(0, 12) ?? 'itself')}</h2><p class="quiet">${html(date)}: CPU for a request, interleaved slices; worse when the 99 % interval lies above 1.04.</p>
<table><tr><th>workload</th><th>ratio</th><th>99 % interval</th><th>pairs</th><th></th></tr>${rows.join('')}</table>`
}

/**
 * @param {{ date: string, command: string, rounds: number, machine: object, summary: object[] }} compare
 * @param {object[]} entries of bench/baseline.json, oldest first
 */
export function page(compare, entries, ab) {
  const { machine, summary } = compare
  const of = (name) => summary.filter(({ group }) => group === name)
  const shape = `${machine.cores} cores (${machine.cpu}, ${machine.arch}), ${machine.memoryGiB} GiB, Node ${machine.node}, load ${machine.loadBefore} before`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ottla: measured ${html(compare.date.slice(0, 10))}</title><style>${style}</style></head><body>
<h1>Ottla, measured</h1>
<p>${html(compare.date)} on ${html(shape)}; ${compare.rounds} interleaved rounds of <code>${html(compare.command)}</code>. Medians.
The limit is a bare C++ server that does the same work to the same bytes on the same machine. What runs in a virtual machine
compares within one run only.</p>
<h2>CPU and throughput</h2>
${figures([bars(summary, 'cpuPerGiB', 'broker CPU seconds per GiB (less is better)'), bars(summary, 'mibPerSecond', 'MiB a second (more is better)')])}
<h2>Latency</h2>
${figures([...of('latency').map(percentilePlot), bars(of('latency'), 'p99Ms', 'p99 in ms (less is better)', { linear: true })])}
<h2>Memory, start, idle</h2>
${figures([bars(summary, 'startMs', 'ms to the first answer', { linear: true }), bars(summary, 'idleMiB', 'MiB resident, idle', { linear: true }), bars(summary, 'loadedMiB', 'MiB resident after a load', { linear: true }), bars(summary, 'cpuMillisPerSecond', 'CPU ms a second, idle', { linear: true })])}
${entries.length === 0 ? '' : '<h2>Recorded runs</h2>'}
${figures([history(entries, 'cpuPerGiB', 'limit validated', 'CPU per GiB against the validating limit'), history(entries, 'cpuPerGiB', 'kafka', 'CPU per GiB against Apache Kafka'), history(entries, 'p99Ms', 'kafka', 'p99 against Apache Kafka')])}
${ab === undefined ? '' : abTable(ab)}
<h2>All figures</h2>
${tables(summary)}
</body></html>
`
}
