import { hash, verify } from '@node-rs/argon2'

/** Argon2id by the first choice of the OWASP cheat sheet: 19 MiB, two passes, one lane; about 20 ms. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** A hash of a random password that nobody kept: what an unknown log-in is checked against, so that it takes as long as a known one. */
export const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$q25bn7Z48TZrbQXn8Lt8oA$ig42JDkyGw32KXpS83tmJRU80M47mo4TiuMwKFgyx4M'

/** The argon2id hash of a password, in PHC form with its salt and parameters. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), PARAMETERS)
}

/** Whether the password fits; without a hash to fit, the same work is done and the answer is no. */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? NOBODY, password.normalize('NFKC'))
  return fits && typeof passwordHash === 'string'
}
