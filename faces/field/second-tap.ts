/**
 * The second tap of a double tap lands on what has just appeared under the thumb: where the first one's button is gone, it does nothing. Call
 * once before the first render.
 */
export function startSecondTap(): void {
  let first: Element | null = null
  document.addEventListener(
    'click',
    (event) => {
      if (event.detail > 1 && first?.isConnected === false) {
        event.preventDefault()
        event.stopPropagation()
      } else if (event.target instanceof Element) first = event.target
    },
    { capture: true },
  )
}
