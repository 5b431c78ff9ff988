import { useState } from 'react'
import { Icon, type IconName } from '../../kit/components/icon.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { roleName } from '../../kit/role-name.ts'
import type { OpenedPlace } from '../start.ts'
import { PLACE } from '../words.ts'

/** What an elder needs first (长辈版): call, speak, or let the family do it. Nothing to type. */
export function ElderStart({ contacts }: Pick<OpenedPlace, 'contacts'>) {
  const speech = useLanguage()
  const { t } = speech
  const [isTold, setTold] = useState(false)
  // The nearest who may be called; above the grid stands the community.
  const first = contacts.find((contact) => contact.phone)
  return (
    <ul className="r-elder">
      <li>
        {first ? (
          <a className="r-elder-act" data-look="main" href={`tel:${first.phone}`}>
            <Act icon="phone" title={t(PLACE.elderCall)} note={`${first.name} · ${roleName(first.role, speech)}`} />
          </a>
        ) : (
          <button type="button" className="r-elder-act" data-look="main" onClick={() => setTold(true)}>
            <Act icon="phone" title={t(PLACE.elderCall)} note={t(PLACE.elderNoNumber)} />
          </button>
        )}
      </li>
      <li>
        <a className="r-elder-act" href="#/report/voice">
          <Act icon="mic" title={t(PLACE.elderSpeak)} note={t(PLACE.elderSpeakNote)} />
        </a>
      </li>
      <li>
        <a className="r-elder-act" href="#/family">
          <Act icon="help" title={t(PLACE.elderFamily)} note={t(PLACE.elderFamilyNote)} />
        </a>
      </li>
      {isTold ? (
        <Sheet title={t(PLACE.elderCall)} onClose={() => setTold(false)}>
          <Notice>{t(PLACE.noPhone)}</Notice>
        </Sheet>
      ) : null}
    </ul>
  )
}

function Act({ icon, title, note }: { icon: IconName; title: string; note: string }) {
  return (
    <>
      <span className="r-elder-icon">
        <Icon name={icon} />
      </span>
      <span>
        <strong>{title}</strong>
        <small>{note}</small>
      </span>
    </>
  )
}
