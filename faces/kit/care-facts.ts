import { useState } from 'react'
import type { Reason } from '../../modules/care/contract.ts'
import { isPhone, tidyPhone } from './phone.ts'

type Contact = { name: string; relation: string; phone: string | null }

/** Why somebody is cared for and who is called first, while it is written. `isComplete`: it may be sent. */
export function useCareFacts(from: { reasons: Reason[]; contact: Contact | null } = { reasons: [], contact: null }) {
  const [reasons, setReasons] = useState<Reason[]>(from.reasons)
  const [name, setName] = useState(from.contact?.name ?? '')
  const [relation, setRelation] = useState(from.contact?.relation ?? '')
  const [phone, setPhone] = useState(from.contact?.phone ?? '')
  const isBadPhone = phone.trim() !== '' && !isPhone(phone)
  const isNameless = phone.trim() !== '' && name.trim() === ''
  return {
    reasons,
    contact:
      name.trim() === '' ? null : { name: name.trim(), relation: relation.trim(), phone: tidyPhone(phone) || null },
    isComplete: reasons.length > 0 && !isBadPhone && !isNameless,
    fields: { reasons, setReasons, name, setName, relation, setRelation, phone, setPhone, isBadPhone, isNameless },
  }
}
