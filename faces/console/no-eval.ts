/**
 * Pure files of modules may bring Zod along, which tries at load whether it may compile code. The page's policy forbids that, and
 * browsers report the attempt; this tells Zod not to try. Must be imported before anything else.
 */
Reflect.set(globalThis, '__zod_globalConfig', { jitless: true })

export {}
