/** What the phone sends photos with, as one piece for a bare page of a test. */
export { api } from '../../faces/kit/api.ts'
export { lighten } from '../../faces/kit/lighten.ts'
export { uploadFile } from '../../faces/kit/upload.ts'
