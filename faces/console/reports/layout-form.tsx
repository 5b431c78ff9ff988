import { Button, Input } from 'antd'
import { MEASURE_NAMES, MEASURES } from '../../../modules/dashboards/rules.ts'
import { isCharted, SECTIONS } from '../../../modules/reports/rules.ts'
import { SECTION_WORDS } from '../../../modules/reports/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import type { Layout } from './template-editor.tsx'
import { TEMPLATES } from './words.ts'

type Section = Layout['sections'][number]

type LayoutFormProps = { layout: Layout; onChange: (next: Layout) => void; wasSent: boolean; isOff: boolean }

/** Title, words, the parts in their order with or without a chart, and which measures are named. */
export function LayoutForm({ layout, onChange, wasSent, isOff }: LayoutFormProps) {
  const { t } = useLanguage()
  const change = (next: Partial<Layout>) => onChange({ ...layout, ...next })
  const { measures } = layout
  return (
    <fieldset className="c-form" disabled={isOff}>
      <legend className="k-offscreen">{t(TEMPLATES.contents)}</legend>
      <Labelled label={t(TEMPLATES.name)} fault={wasSent && layout.title.trim() === '' ? t(TEMPLATES.nameFault) : null}>
        {(control) => (
          <Input
            {...control}
            maxLength={40}
            value={layout.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t(TEMPLATES.intro)} hint={t(TEMPLATES.introHint)} isOptional>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={400}
            value={layout.intro}
            onChange={(event) => change({ intro: event.target.value })}
          />
        )}
      </Labelled>
      <Parts layout={layout} onChange={change} fault={wasSent && layout.sections.length === 0} />
      <fieldset className="c-field">
        <legend>{t(TEMPLATES.measures)}</legend>
        <div className="c-measure-checks">
          {MEASURE_NAMES.map((name) => (
            <label key={name} className="c-check">
              <input
                type="checkbox"
                checked={measures.includes(name)}
                onChange={(event) =>
                  change({
                    measures: event.target.checked
                      ? MEASURE_NAMES.filter((one) => one === name || measures.includes(one))
                      : measures.filter((one) => one !== name),
                  })
                }
              />
              {t(MEASURES[name].label)}
            </label>
          ))}
        </div>
        <div className="c-fault" role="alert" hidden={!(wasSent && measures.length === 0)}>
          {t(TEMPLATES.measuresFault)}
        </div>
      </fieldset>
    </fieldset>
  )
}

type PartsProps = { layout: Layout; onChange: (next: Partial<Layout>) => void; fault: boolean }

/** Those that are in it stand first, in their order; the others wait below. */
function Parts({ layout, onChange, fault }: PartsProps) {
  const { t } = useLanguage()
  const { sections, charts } = layout
  const listed = [...sections, ...SECTIONS.filter((one) => !sections.includes(one))]
  const move = (section: Section, steps: -1 | 1) => {
    const at = sections.indexOf(section)
    const next = sections.filter((one) => one !== section)
    next.splice(at + steps, 0, section)
    onChange({ sections: next })
  }
  return (
    <fieldset className="c-field">
      <legend>{t(TEMPLATES.parts)}</legend>
      <ol className="c-order">
        {listed.map((section) => {
          const at = sections.indexOf(section)
          const name = t(SECTION_WORDS[section])
          return (
            <li key={section}>
              <label className="c-check">
                <input
                  type="checkbox"
                  checked={at >= 0}
                  onChange={(event) =>
                    onChange({
                      sections: event.target.checked
                        ? [...sections, section]
                        : sections.filter((one) => one !== section),
                    })
                  }
                />
                {name}
              </label>
              {at >= 0 && isCharted(section) ? (
                <label className="c-check">
                  <input
                    type="checkbox"
                    checked={charts.includes(section)}
                    onChange={(event) =>
                      onChange({
                        charts: event.target.checked ? [...charts, section] : charts.filter((one) => one !== section),
                      })
                    }
                  />
                  {t(TEMPLATES.chart)}
                  <span className="k-offscreen"> {name}</span>
                </label>
              ) : null}
              {at >= 0 ? (
                <span className="c-rowtools">
                  <Button
                    size="small"
                    disabled={at === 0}
                    aria-label={`${t(TEMPLATES.up)} ${name}`}
                    onClick={() => move(section, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    size="small"
                    disabled={at === sections.length - 1}
                    aria-label={`${t(TEMPLATES.down)} ${name}`}
                    onClick={() => move(section, 1)}
                  >
                    ↓
                  </Button>
                </span>
              ) : null}
            </li>
          )
        })}
      </ol>
      <div className="c-fault" role="alert" hidden={!fault}>
        {t(TEMPLATES.partsFault)}
      </div>
    </fieldset>
  )
}
