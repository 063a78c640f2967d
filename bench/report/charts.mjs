// Charts as SVG text, drawn by echarts without a browser.

import { createRequire } from 'node:module'

/** Its CommonJS build: the other asks a bundler for things that Node does not have. */
const echarts = createRequire(import.meta.url)('echarts')

const colours = {
  limit: '#9aa5b1',
  'limit validated': '#64748b',
  'limit flush': '#64748b',
  ottla: '#0f766e',
  kafka: '#b45309'
}
const font = 'system-ui, sans-serif'

function draw(option, width, height) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ animation: false, textStyle: { fontFamily: font }, ...option })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

const legendTop = 32
const heading = (text) => ({ text, left: 'center', top: 4, textStyle: { fontSize: 14 } })
const axisName = { nameLocation: 'middle', nameGap: 30 }

/**
 * One group of bars for each workload, one bar for each target that has the metric.
 * @param {{ workload: string, targets: Record<string, Record<string, number>> }[]} summary
 */
export function bars(summary, metric, title, { linear = false } = {}) {
  const rows = summary.filter(({ targets }) => Number.isFinite(targets.ottla?.[metric]))
  if (rows.length === 0) return undefined
  const names = Object.keys(colours).filter((name) =>
    rows.some(({ targets }) => Number.isFinite(targets[name]?.[metric]))
  )
  const least = Math.min(...rows.flatMap(({ targets }) => names.map((name) => targets[name]?.[metric] || 1e9)))
  // From a fast server to a slow broker it is a factor of a hundred. Bars begin at the axis, not at 1.
  const floor = 10 ** Math.floor(Math.log10(least))
  const option = {
    title: heading(title),
    legend: { top: legendTop, itemGap: 26, data: names },
    grid: { left: 170, right: 70, top: 70, bottom: 50 },
    xAxis: linear
      ? { type: 'value', name: title, ...axisName }
      : { type: 'log', name: `${title}, logarithmic`, min: floor, startValue: floor, ...axisName },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ workload }) => workload) },
    series: names.map((name) => ({
      name,
      type: 'bar',
      itemStyle: { color: colours[name] },
      label: { show: true, position: 'right', fontSize: 10, formatter: ({ value }) => figure(value) },
      data: rows.map(({ targets }) => targets[name]?.[metric] ?? null)
    }))
  }
  return draw(option, 900, 120 + rows.length * (14 * names.length + 14))
}

export const figure = (value) =>
  value === null || value === undefined
    ? ''
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2)

/** Latency by percentile: the x axis is 1 / (1 - percentile), so that each nine takes as much room. */
export function percentilePlot({ workload, targets }) {
  const names = Object.keys(targets).filter((name) => targets[name].percentiles !== undefined)
  if (names.length === 0) return undefined
  const nines = { 1: '0 %', 10: '90 %', 100: '99 %', 1000: '99.9 %', 10000: '99.99 %' }
  const option = {
    title: heading(`${workload}: latency by percentile`),
    legend: { top: legendTop, itemGap: 26, data: names },
    grid: { left: 70, right: 40, top: 70, bottom: 50 },
    xAxis: {
      type: 'log',
      min: 1,
      max: 10_000,
      name: 'share of the records that are faster',
      ...axisName,
      axisLabel: { formatter: (value) => nines[value] ?? '' }
    },
    yAxis: { type: 'log', name: 'ms', axisLabel: { formatter: (value) => String(value) } },
    series: names.map((name) => ({
      name,
      type: 'line',
      showSymbol: false,
      lineStyle: { width: 2, color: colours[name] },
      itemStyle: { color: colours[name] },
      data: targets[name].percentiles.map(([quantile, micros]) => [1 / (1 - quantile), micros / 1000])
    }))
  }
  return draw(option, 900, 360)
}

/** Ratios of one metric through the recorded runs; one line for each workload. */
export function history(entries, metric, against, title) {
  const names = [...new Set(entries.flatMap(({ summary }) => summary.map(({ workload }) => workload)))]
  const ratio = (entry, name) =>
    entry.summary
      .find(({ workload }) => workload === name)
      ?.ratios.find((one) => one.metric === metric && one.against === against)?.median ?? null
  const lines = names
    .map((name) => ({ name, data: entries.map((entry) => ratio(entry, name)) }))
    .filter(({ data }) => data.some((value) => value !== null))
  if (lines.length === 0) return undefined
  const option = {
    title: heading(title),
    legend: { type: 'plain', top: legendTop, data: lines.map(({ name }) => name), textStyle: { fontSize: 10 } },
    grid: { left: 70, right: 40, top: 110, bottom: 50 },
    xAxis: { type: 'category', data: entries.map(({ date, revision }) => `${date.slice(0, 10)}\n${revision ?? ''}`) },
    yAxis: { type: 'value', name: 'ratio', scale: true },
    series: lines.map((line) => ({ ...line, type: 'line', symbolSize: 8 }))
  }
  return draw(option, 900, 420)
}
