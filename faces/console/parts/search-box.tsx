import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { CONSOLE } from '../words.ts'
import './search-box.css'

const PAUSE = 300
const LONGEST = 60

/** A search that waits for a pause in typing; Enter and the cross act at once. */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string
  value: string
  onSearch: (text: string) => void
}) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setTyped(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (text: string, pause: number) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(text.trim()), pause)
  }
  return (
    <search className="c-search">
      <SearchOutlined aria-hidden="true" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST}
        value={typed}
        onChange={(event) => type(event.target.value, PAUSE)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') type(typed, 0)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      {typed ? (
        <button type="button" aria-label={t(CONSOLE.clear)} onClick={() => type('', 0)}>
          <CloseOutlined aria-hidden="true" />
        </button>
      ) : null}
    </search>
  )
}
