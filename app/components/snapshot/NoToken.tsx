import { Empty } from "../ui/Empty.tsx"

/** What stands in place of a token's chain, bytes and revocation ids. */
export const NoToken = () => (
  <Empty title="A snapshot is no token">
    It holds what an authorizer knew: the blocks as they were read, its own program, and the facts.
    There is no chain of signatures in it, no bytes of the token, and no revocation id: whoever made
    it says what was verified.
  </Empty>
)
