import { useLanguage } from '../language.ts'
import { EarlierSteps } from './earlier-steps.tsx'

export type Step = {
  readonly at: string
  readonly title: string
  readonly text: string | null
  /** Who did it, where that is shown. */
  readonly by?: string
  /** Where two steps can have the same moment and title. */
  readonly key?: string
  /** Steps before it that it stands for, newest first. */
  readonly earlier?: readonly Step[]
}

/** What happened, newest first. `at` is an instant (ISO 8601). */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="k-steps">
      {steps.map((step, i) => (
        <li key={keyOf(step)} className="k-step" data-newest={i === 0 ? '' : undefined}>
          <Words step={step} />
          <Earlier steps={step.earlier ?? []} />
        </li>
      ))}
    </ol>
  )
}

function Words({ step }: { step: Step }) {
  const { moment } = useLanguage()
  return (
    <>
      <strong>{step.title}</strong>
      <time dateTime={step.at}>
        {step.by ? `${step.by} · ` : ''}
        {moment(step.at)}
      </time>
      {step.text ? <p>{step.text}</p> : null}
    </>
  )
}

function Earlier({ steps }: { steps: readonly Step[] }) {
  const oldest = steps.at(-1)
  if (!oldest) return null
  return (
    <EarlierSteps count={steps.length} since={oldest.at}>
      {steps.map((step) => (
        <li key={keyOf(step)}>
          <Words step={step} />
        </li>
      ))}
    </EarlierSteps>
  )
}

const keyOf = (step: Step): string => step.key ?? `${step.at} ${step.title}`
