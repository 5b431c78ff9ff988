import type { Holder, Post } from '../../../modules/people/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { PEOPLE } from './words.ts'

/** Somebody leaves a post, after a word about what becomes of the open work. */
export function LeavePost({ post, holder, onClose }: { post: Post; holder: Holder; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.leavePost')
  const send = async () => {
    if (!(await act.run({ postId: post.id, personId: holder.personId }))) return
    refresh('people.', 'cases.')
    onClose()
  }
  return (
    <Dialog
      title={t(PEOPLE.leaveTitle, { name: holder.name, post: `${post.gridName} ${t(ROLE_WORDS[post.role])}` })}
      onClose={onClose}
      submit={{ label: t(PEOPLE.leave), onSubmit: send, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>{t(PEOPLE.leaveText)}</p>
    </Dialog>
  )
}
