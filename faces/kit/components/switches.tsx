import { setElder, useElder } from '../elder.ts'
import { setLanguage, useLanguage } from '../language.ts'
import { KIT } from '../words.ts'

/** Switches between Chinese and English; it names the other language in that language. */
export function LanguageSwitch() {
  const { language, t } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="k-switch"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {t(KIT.switchLanguage)}
    </button>
  )
}

/** Switches the elder mode (长辈版). */
export function ElderSwitch() {
  const { t } = useLanguage()
  const isOn = useElder()
  return (
    <button type="button" className="k-switch" onClick={() => setElder(!isOn)}>
      {t(isOn ? KIT.elderOff : KIT.elder)}
    </button>
  )
}
