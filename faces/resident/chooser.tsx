import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import type { Word } from '../../platform/pure/words.ts'
import '../kit/base.css'
import { RowLink } from '../kit/components/row-link.tsx'
import { ElderSwitch, LanguageSwitch } from '../kit/components/switches.tsx'
import { startElder } from '../kit/elder.ts'
import { startLanguage, useLanguage } from '../kit/language.ts'
import { readSample, type Sample } from './chooser-start.ts'
import './resident.css'
import { roleName } from '../kit/role-name.ts'
import { PLACE } from './words.ts'

const CHOOSER = {
  title: { zh: '社区网格治理', en: 'Community grid governance' },
  text: { zh: '件件有跟踪，事事有回复', en: 'Every report followed, every report answered' },
  resident: { zh: '居民', en: 'Residents' },
  residentNote: { zh: '扫码上报、查进度、找网格员', en: 'Report, follow, call your grid member' },
  enter: { zh: '输入编码', en: 'Enter a code' },
  field: { zh: '网格员', en: 'Grid members' },
  fieldNote: { zh: '我的事件、上报、我的网格（手机）', en: 'My cases, reporting, my grid (phone)' },
  console: { zh: '工作台', en: 'Console' },
  consoleNote: { zh: '研判、交办、核查、看全局（电脑）', en: 'Triage, assign, verify, overview (desktop)' },
  sample: { zh: '示例环境', en: 'Sample mode' },
  sampleText: {
    zh: '下面的码和人员都是虚构的，可随意试用。',
    en: 'These codes and people are invented; try them freely.',
  },
  codes: { zh: '示例场所码', en: 'Sample place codes' },
  people: { zh: '可登录的示例人员', en: 'Sample people who can sign in' },
  login: { zh: '登录名', en: 'Login' },
  password: { zh: '密码', en: 'Password' },
} as const satisfies Record<string, Word>

/** The first page of an installation: which face to open and, in sample mode, with which code or person. */
function Chooser({ sample }: { sample: Sample | null }) {
  const { t } = useLanguage()
  useEffect(() => {
    document.title = t(PLACE.title)
  }, [t])
  return (
    <div className="r-screen r-chooser">
      <header className="r-hero">
        <div className="r-hero-bar">
          <span className="r-bar-brand">{t(PLACE.brand)}</span>
          <span className="r-bar-switches">
            <ElderSwitch />
            <LanguageSwitch />
          </span>
        </div>
        <h1>{t(CHOOSER.title)}</h1>
        <p className="r-hero-grid">{t(CHOOSER.text)}</p>
      </header>
      <main className="r-main r-place">
        <nav className="k-rows">
          <RowLink icon="report" href="/r" title={t(CHOOSER.resident)} note={t(CHOOSER.residentNote)} />
          <RowLink icon="person" href="/field" title={t(CHOOSER.field)} note={t(CHOOSER.fieldNote)} />
          <RowLink icon="whole" href="/console" title={t(CHOOSER.console)} note={t(CHOOSER.consoleNote)} />
        </nav>
        {sample ? <SampleCard sample={sample} /> : null}
      </main>
    </div>
  )
}

function SampleCard({ sample }: { sample: Sample }) {
  const speech = useLanguage()
  const { t } = speech
  return (
    <section className="k-card k-stack">
      <div>
        <h2 className="k-small-title">{t(CHOOSER.sample)}</h2>
        <p className="k-soft">{t(CHOOSER.sampleText)}</p>
      </div>
      {sample.places.length > 0 ? (
        <div>
          <h3 className="k-small-title">{t(CHOOSER.codes)}</h3>
          <ul>
            {sample.places.map((place) => (
              <li key={place.code} className="r-sample-code">
                <a className="r-sample-link" href={`/c/${place.code}`}>
                  {place.placeName}
                </a>
                <small>{place.communityName}</small>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {sample.people.length > 0 ? (
        <div>
          <h3 className="k-small-title">{t(CHOOSER.people)}</h3>
          {[...new Set(sample.people.map((person) => person.place))].map((place) => (
            <details key={place} className="r-more">
              <summary>{place}</summary>
              <ul>
                {sample.people
                  .filter((person) => person.place === place)
                  .map((person) => (
                    <li key={person.login} className="r-sample-person">
                      <strong>{person.name}</strong>
                      <small>{roleName(person.role, speech)}</small>
                      <span>
                        {t(CHOOSER.login)} <code>{person.login}</code> · {t(CHOOSER.password)}{' '}
                        <code>{person.password}</code>
                      </span>
                    </li>
                  ))}
              </ul>
            </details>
          ))}
        </div>
      ) : null}
    </section>
  )
}

startLanguage()
startElder()
const root = document.getElementById('root')
if (root) createRoot(root).render(<Chooser sample={readSample(document)} />)
