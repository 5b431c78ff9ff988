import { recall, remember } from './remembered.ts'
import { createStore, useStore } from './store.ts'

const isElder = createStore(false)

/** Takes the remembered elder mode (长辈版); call once before the first render. */
export function startElder(): void {
  show(recall('elder') === 'yes')
}

/** Switches the elder mode and remembers it. Sizes follow from `:root[data-elder]` in tokens.css. */
export function setElder(on: boolean): void {
  remember('elder', on ? 'yes' : null)
  show(on)
}

/** Whether the elder mode is on. */
export function useElder(): boolean {
  return useStore(isElder)
}

function show(on: boolean): void {
  isElder.set(on)
  document.documentElement.toggleAttribute('data-elder', on)
}
