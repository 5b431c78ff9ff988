import { createRoot } from 'react-dom/client'
import '../kit/base.css'
import { startElder } from '../kit/elder.ts'
import { startLanguage } from '../kit/language.ts'
import { App } from './app.tsx'
import './resident.css'

startLanguage()
startElder()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
