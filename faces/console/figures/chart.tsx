import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export type Series = {
  readonly key: string
  readonly name: string
  readonly as: 'line' | 'bar'
  readonly color: string
  /** One a label; null: nothing to show there. */
  readonly values: readonly (number | null)[]
}
export type ChartProps = {
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  /** Shares from 0 to 1 on an axis of percents. */
  readonly isShare?: boolean
  /** A bar of all series for each label, lying, the first label on top. */
  readonly isStacked?: boolean
  readonly ink: string
  readonly lines: string
  readonly height: number | string
  readonly fontSize?: number
}

/** Lines and bars over time. It only draws: the table beside it says the same (chart-card.tsx), so ears and keys pass it by. */
export default function Chart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  useEffect(() => {
    if (!box.current) return
    const made = init(box.current, null, { renderer: 'svg' })
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(optionOf(props), { notMerge: true })
  }, [props])
  return <div ref={box} className="c-chart" style={{ height: props.height }} aria-hidden="true" />
}

const MANY = 8

function optionOf(props: ChartProps) {
  const { labels, series, isShare, isStacked, ink, lines, fontSize = 13 } = props
  const text = { color: ink, fontSize }
  const percent = (value: number) => `${Math.round(value * 100)}%`
  // Some shares can pass the whole: times sent back above times dispatched.
  const isAbove = series.some((one) => one.values.some((value) => value !== null && value > 1))
  const categories = {
    type: 'category',
    data: [...labels],
    axisLabel: { ...text, ...(isStacked ? {} : { hideOverlap: true }) },
    axisLine: { lineStyle: { color: lines } },
    axisTick: { show: false },
  }
  const values = {
    type: 'value',
    minInterval: isShare ? undefined : 1,
    ...(isShare ? { min: 0, max: isAbove ? undefined : 1 } : {}),
    axisLabel: { ...text, ...(isShare ? { formatter: percent } : {}) },
    splitLine: { lineStyle: { color: lines } },
  }
  // Of many groups each is narrower than its name: half a name stands beyond the first and the last.
  const [left, right] = labels.length > MANY ? [5, 4] : [3.4, 1]
  const edges = { top: fontSize * 2.6, right: fontSize * right, bottom: fontSize * 2, left: fontSize * left }
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    legend: { ...(isStacked ? { type: 'scroll' } : {}), top: 0, left: 0, itemGap: 16, textStyle: text },
    grid: isStacked ? { ...edges, left: fontSize * 1.2, containLabel: true } : edges,
    tooltip: { trigger: 'axis', confine: true, ...(isShare ? { valueFormatter: sayOf(percent) } : {}) },
    xAxis: isStacked ? values : categories,
    yAxis: isStacked ? { ...categories, inverse: true } : values,
    series: series.map((one) => ({
      name: one.name,
      type: one.as,
      data: [...one.values],
      itemStyle: { color: one.color, ...(isStacked ? { borderColor: '#fff', borderWidth: 1 } : {}) },
      ...(isStacked ? { stack: 'all' } : {}),
      ...(one.as === 'line'
        ? { showSymbol: labels.length <= 12, symbolSize: 6, lineStyle: { width: 2.5, color: one.color } }
        : { barMaxWidth: 18 }),
    })),
  }
}

function sayOf(percent: (value: number) => string) {
  return (value: unknown) => (typeof value === 'number' ? percent(value) : '—')
}
