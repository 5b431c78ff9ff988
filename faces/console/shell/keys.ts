import { useEffect, useRef } from 'react'
import { recall, remember } from '../../kit/remembered.ts'
import { createStore, useStore } from '../../kit/store.ts'

const KEY = 'console.keys'
const areOn = createStore(recall(KEY) !== 'off')

/** Whether single keys act as shortcuts. They can be switched off for those who speak to their computer (WCAG 2.1.4). */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  return [
    useStore(areOn),
    (on) => {
      remember(KEY, on ? null : 'off')
      areOn.set(on)
    },
  ]
}

/**
 * Single keys of a page, while no field has the focus and no dialog is open; named keys with Shift as `Shift+ArrowDown`. The act
 * says false when it let the key pass.
 */
export function useKeys(keys: Readonly<Record<string, () => unknown>>): void {
  const newest = useRef(keys)
  newest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!areOn.get() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return
      if (isTyping(event.target) || document.querySelector('[role="dialog"], dialog[open]')) return
      const act = newest.current[event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key]
      if (act && act() !== false) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
