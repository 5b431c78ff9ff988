import { type Fake, type FakeAnswer, type FakeRequest, jsonOf, openFake, type Turn } from './fake-server.ts'

export type HttpTaken = { to: string; text: string; id: string; template: unknown }

/** A gateway with the plain contract of docs/running.md, on this machine. */
export async function fakeGateway(token: string): Promise<Fake & { taken: HttpTaken[] }> {
  const taken: HttpTaken[] = []
  const act = (request: FakeRequest, turn: Turn): FakeAnswer => {
    if (request.headers.authorization !== `Bearer ${token}`) return { status: 401, body: {} }
    if (turn.error !== undefined) return { status: 422, body: { reason: turn.error } }
    const body = jsonOf(request)
    if (!body || typeof body.to !== 'string' || typeof body.text !== 'string' || typeof body.id !== 'string')
      return { status: 400, body: { reason: 'field' } }
    if (!/^1\d{10}$/.test(body.to)) return { status: 422, body: { reason: 'bad_address' } }
    if (taken.some((one) => one.id === body.id)) return { status: 409, body: { receipt: `g-${body.id}` } }
    taken.push({ to: body.to, text: body.text, id: body.id, template: body.template })
    return { status: 202, body: { receipt: `g-${body.id}` } }
  }
  return { ...(await openFake(act)), taken }
}
