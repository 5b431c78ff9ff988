import { useLanguage } from '../language.ts'

export type Step = { readonly at: string; readonly title: string; readonly text: string | null }

/** What happened, newest first. `at` is an instant (ISO 8601). */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const { moment } = useLanguage()
  return (
    <ol className="k-steps">
      {steps.map((step, i) => (
        <li key={`${step.at} ${step.title}`} className="k-step" data-newest={i === 0 ? '' : undefined}>
          <strong>{step.title}</strong>
          <time dateTime={step.at}>{moment(step.at)}</time>
          {step.text ? <p>{step.text}</p> : null}
        </li>
      ))}
    </ol>
  )
}
