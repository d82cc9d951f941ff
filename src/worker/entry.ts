/** The worker's own script: one message in, one message out. */
import { Answers } from "./answer.ts"
import { warmUp } from "./warm-up.ts"
import type { Reply, Request } from "./protocol.ts"

const answers = new Answers()

addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  const reply: Reply = await answers.answer(data)
  postMessage(reply)
})

warmUp()
