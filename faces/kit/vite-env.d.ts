/// <reference types="vite/client" />

declare module 'virtual:precache' {
  /** Addresses of the field app's page, scripts and styles; only the service worker may import it. */
  export const FILES: readonly string[]
}
