import { useLanguage } from '../language.ts'

export type Step = {
  readonly at: string
  readonly title: string
  readonly text: string | null
  /** Who did it, where that is shown. */
  readonly by?: string
  /** Where two steps can have the same moment and title. */
  readonly key?: string
}

/** What happened, newest first. `at` is an instant (ISO 8601). */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const { moment } = useLanguage()
  return (
    <ol className="k-steps">
      {steps.map((step, i) => (
        <li key={step.key ?? `${step.at} ${step.title}`} className="k-step" data-newest={i === 0 ? '' : undefined}>
          <strong>{step.title}</strong>
          <time dateTime={step.at}>
            {step.by ? `${step.by} · ` : ''}
            {moment(step.at)}
          </time>
          {step.text ? <p>{step.text}</p> : null}
        </li>
      ))}
    </ol>
  )
}
