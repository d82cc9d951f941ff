/** The worker's own script: one message in, one message out. */
import { Answers } from "./answer.ts"
import type { Reply, Request } from "./protocol.ts"
import { Rehearsal } from "./rehearsal.ts"
import { warmUp } from "./warm-up.ts"

const answers = new Answers()
const rehearsal = new Rehearsal()

addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  rehearsal.end()
  const start = performance.now()
  const reply: Reply = await answers.answer(data)
  postMessage(reply)
  if (data.kind === "run") rehearsal.begin(data, performance.now() - start)
})

warmUp()
