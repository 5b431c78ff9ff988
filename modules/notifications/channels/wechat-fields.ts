import { cutChars } from './cut-chars.ts'

/** What the service allows in a field of a kind; a value outside is answered by 47003 with the field's name. */
type FieldRule = { most: number; pattern?: RegExp }

/** Field rules of subscribe messages (订阅消息参数值内容限制); lengths in characters. */
export const FIELD_RULES: Readonly<Record<string, FieldRule>> = {
  thing: { most: 20 },
  number: { most: 32, pattern: /^-?\d+(\.\d+)?$/ },
  letter: { most: 32, pattern: /^[A-Za-z]+$/ },
  symbol: { most: 5, pattern: /^[^\p{L}\p{N}\s]+$/u },
  character_string: { most: 32, pattern: /^[\x21-\x7e]+$/ },
  time: { most: 40 },
  date: { most: 40 },
  amount: { most: 12, pattern: /^[^\d]?\d+(\.\d+)?元?$/ },
  phone_number: { most: 17, pattern: /^[\d+\-() ]+$/ },
  car_number: { most: 8 },
  name: { most: 10 },
  phrase: { most: 5, pattern: /^[\p{Script=Han}…]+$/u },
  enum: { most: 20 },
}

/** The kind of a field by its key: `thing2` is a thing, `character_string1` a character string. */
export function fieldKind(key: string): string {
  return key.replace(/\.?\d+$/, '')
}

/**
 * A value as its field can hold it. What is too long is cut: sentences with an ellipsis, numbers and codes never, because half a number
 * is another number. What cannot be made to fit stays as it is, and the service names the field.
 */
export function fitField(key: string, value: string): string {
  const kind = fieldKind(key)
  const text = value.replace(/\s+/g, ' ').trim()
  if (kind === 'thing') return cutChars(text, FIELD_RULES.thing.most) || NOTHING
  if (kind === 'phrase') {
    const han = [...text].filter((char) => /\p{Script=Han}/u.test(char))
    return han.slice(0, FIELD_RULES.phrase.most).join('') || NOTHING
  }
  if (kind === 'name') return [...text].slice(0, isLatin(text) ? LATIN_NAME : FIELD_RULES.name.most).join('') || NOTHING
  if (kind === 'letter') return text.slice(0, FIELD_RULES.letter.most)
  if (kind === 'symbol') return [...text].slice(0, FIELD_RULES.symbol.most).join('')
  return text
}

/** Shown where there is nothing to say: an empty value is refused. */
const NOTHING = '无'
const LATIN_NAME = 20

function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\s.'-]*$/u.test(text)
}

/** Whether a value keeps the rule of its field. */
export function isFieldKept(key: string, value: string): boolean {
  const kind = fieldKind(key)
  const rule = FIELD_RULES[kind]
  if (!rule) return value !== ''
  const most = kind === 'name' && isLatin(value) ? LATIN_NAME : rule.most
  return value !== '' && [...value].length <= most && (rule.pattern?.test(value) ?? true)
}
