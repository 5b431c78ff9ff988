/** Made by the build (vite.config.ts): the addresses of the page, scripts and styles of this face. */
declare module 'virtual:precache' {
  export const FILES: readonly string[]
}
