/** Brings the first field that is not right into view, once it says so. */
export function showFault(form: HTMLFormElement | null): void {
  setTimeout(() => {
    const fault = form?.querySelector<HTMLElement>('[aria-invalid="true"], .k-error:not([hidden])')
    fault?.scrollIntoView({ block: 'center' })
    if (fault?.matches('input, textarea, select')) fault.focus({ preventScroll: true })
  }, 50)
}
