import './no-eval.ts'
import { createRoot } from 'react-dom/client'
import { startElder } from '../kit/elder.ts'
import { startLanguage } from '../kit/language.ts'
import '../kit/base.css'
import './console.css'
import { App } from './app.tsx'

startLanguage()
startElder()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
