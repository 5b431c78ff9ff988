import type { Queries } from '../../../../modules/api.ts'
import { ROLE_WORDS } from '../../../../modules/people/words.ts'
import type { OutputOf } from '../../../../platform/pure/contract.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { wordFor } from '../../../kit/said.ts'
import { Labelled } from '../../parts/labelled.tsx'
import { Select } from '../../parts/select.tsx'
import { CONSOLE } from '../../words.ts'

type Posts = OutputOf<Queries['cases.suggestAssignment']>['posts']

type PostFieldProps = {
  label: string
  hint?: string
  posts: Posts
  value: string | null
  onChoose: (postId: string) => void
  fault?: string | null
  isOptional?: boolean
}

/** One of the posts of the community, those on the case's own line first. */
export function PostField({ label, hint, posts, value, onChoose, fault, isOptional }: PostFieldProps) {
  const { t } = useLanguage()
  return (
    <Labelled label={label} hint={hint} fault={fault} isOptional={isOptional}>
      {(control) => (
        <Select
          {...control}
          allowClear={isOptional}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t(FORM.choosePost)}
          value={value}
          options={posts.map((post) => {
            const role = wordFor(ROLE_WORDS, post.role)
            return {
              value: post.postId,
              label: [post.gridName, role ? t(role) : null, post.holderName ?? `(${t(CONSOLE.vacant)})`]
                .filter(Boolean)
                .join(' · '),
            }
          })}
          onChange={(postId: string | undefined) => onChoose(postId ?? '')}
        />
      )}
    </Labelled>
  )
}
