/** The worker's own script: one message in, one message out. It holds no state. */
import { answer } from "./answer.ts"
import { warmUp } from "./warm-up.ts"
import type { Reply, Request } from "./protocol.ts"

addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  const reply: Reply = await answer(data)
  postMessage(reply)
})

warmUp()
