import { Checkbox } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { CONSOLE } from '../words.ts'
import { useKeysSwitch } from './keys.ts'
import { SHELL } from './words.ts'

const KEYS = [
  [['j'], SHELL.keyDown],
  [['k'], SHELL.keyUp],
  [['Enter'], SHELL.keyOpen],
  [['x'], SHELL.keyChoose],
  [['Shift', '↑', '↓'], SHELL.keyChooseOn],
  [['Esc'], SHELL.keyLetGo],
  [['/'], SHELL.keySearch],
  [['u'], SHELL.keyBack],
  [['n'], SHELL.keyNew],
  [['?'], SHELL.keyHelp],
] as const

/** What the keys do, and a switch to turn them off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  const [areOn, setOn] = useKeysSwitch()
  return (
    <Dialog title={t(CONSOLE.keys)} onClose={onClose} width={460}>
      <dl className="c-keys">
        {KEYS.map(([keys, word]) => (
          <div key={keys[0]}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox checked={areOn} onChange={(event) => setOn(event.target.checked)}>
        {t(SHELL.keysOn)}
      </Checkbox>
    </Dialog>
  )
}
