import { sayMoment } from '../../platform/pure/time.ts'
import type { Facts, Language, Word } from '../../platform/pure/words.ts'
import { recall, remember } from './remembered.ts'
import { sayTo } from './say.ts'
import { createStore, useStore } from './store.ts'

/** The language on screen. */
export const language = createStore<Language>('zh')

/** Takes the remembered language, else the device's; call once before the first render. */
export function startLanguage(): void {
  const kept = recall('language')
  show(kept === 'zh' || kept === 'en' ? kept : preferred(navigator.languages))
}

/** Switches the language and remembers it. */
export function setLanguage(next: Language): void {
  remember('language', next)
  show(next)
}

/** Chinese when the person reads it at all, English otherwise. */
export function preferred(languages: readonly string[]): Language {
  return languages.length === 0 || languages.some((one) => one.toLowerCase().startsWith('zh')) ? 'zh' : 'en'
}

/** How a component speaks: `t` says a word, `moment` an instant (ISO 8601), `list` several things, `pick` chooses between two names from data. */
export type Speech = {
  readonly language: Language
  readonly t: (word: Word, facts?: Facts) => string
  readonly moment: (iso: string) => string
  readonly list: (parts: readonly string[]) => string
  readonly pick: (zh: string, en: string) => string
}

/** The speech of the language on screen; the component renders again when it is switched. */
export function useLanguage(): Speech {
  const spoken = useStore(language)
  return {
    language: spoken,
    t: (word, facts) => sayTo(spoken, new Date(), word, facts),
    moment: (iso) => sayMoment(new Date(iso), spoken, new Date()),
    list: (parts) => parts.join(spoken === 'zh' ? '、' : ', '),
    pick: (zh, en) => (spoken === 'zh' ? zh : en || zh),
  }
}

function show(next: Language): void {
  language.set(next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}
