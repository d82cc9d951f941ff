/** The worker's own script: one message in, one message out. */
import { Answers } from "./answer.ts"
import type { Reply, Request } from "./protocol.ts"
import type { WorkshopRequest } from "./workshop-protocol.ts"
import { Rehearsal } from "./rehearsal.ts"
import { perform } from "./tasks.ts"
import { warmUp } from "./warm-up.ts"

const answers = new Answers()
const rehearsal = new Rehearsal()

addEventListener("message", async ({ data }: MessageEvent<Request | WorkshopRequest>) => {
  rehearsal.end()
  if (data.kind === "workshop") return postMessage(await perform(data))
  const start = performance.now()
  const reply: Reply = await answers.answer(data)
  postMessage(reply)
  if (data.kind === "run") rehearsal.begin(data, performance.now() - start)
})

warmUp()
