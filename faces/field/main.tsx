import { createRoot } from 'react-dom/client'
import '../kit/base.css'
import { startElder } from '../kit/elder.ts'
import { startLanguage } from '../kit/language.ts'
import { App } from './app.tsx'
import './field.css'
import { takeNewVersion } from './offline/install.ts'
import { startRoutes } from './route.ts'
import { startSecondTap } from './second-tap.ts'

startLanguage()
startElder()
startRoutes()
startSecondTap()
// What waits lies on the disk: whatever version opens next goes on with it.
void takeNewVersion()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
