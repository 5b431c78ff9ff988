import { useEffect, useState } from 'react'

/** Somebody invented whom a visitor of the sample may become. */
export type SamplePerson = {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: string
  readonly community: string
}

/** The people of the sample; empty on a server that is not one. */
export function useSamplePeople(): readonly SamplePerson[] {
  const [people, setPeople] = useState<readonly SamplePerson[]>([])
  useEffect(() => {
    const left = new AbortController()
    fetch('/api/sample/people', { signal: left.signal })
      .then((response) => (response.ok ? response.json() : { people: [] }))
      .then((answer: { people?: SamplePerson[] }) => setPeople(answer.people ?? []))
      .catch(() => undefined)
    return () => left.abort()
  }, [])
  return people
}
