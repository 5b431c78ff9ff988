import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { api, type RegisterFile } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { isSignedOut } from '../../kit/session.ts'
import { saveFile } from '../parts/save-file.ts'
import { REGISTER } from './words.ts'

/** What was taken so far: cases and files, and where the next file begins. */
type Taken = Pick<RegisterFile, 'count' | 'next'> & { readonly files: number }

/** Fetches registers one after another and hands each to the browser to save. */
export function useRegister() {
  const { t, language } = useLanguage()
  const [taken, setTaken] = useState<Taken | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const take = async (form: 'xlsx' | 'csv', input: InputOf<Queries['cases.register']>) => {
    setBusy(true)
    setError(null)
    try {
      const { file, count, next } = await api.register(form, { language, input })
      const former = taken?.next ? taken : null
      const files = (former?.files ?? 0) + 1
      saveFile(file, `${t(REGISTER.fileName, { date: new Date().toLocaleDateString('sv-SE'), files })}.${form}`)
      setTaken({ count: (former?.count ?? 0) + count, files, next })
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      isSignedOut(problem)
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return { taken, isBusy, error, take }
}
