/** The script for bash, with biscuit-cli. */
import { head } from "./head.ts"
import { libraries } from "./libraries.ts"
import { libraryLimits } from "./limits.ts"
import { shellWord } from "./quote.ts"
import type { Start, Task, TaskBlock } from "./types.ts"

/** Null where a text has the character NUL, which no word of a shell can hold. */
export function cliScript(task: Task): string | null {
  const { start, blocks, sealed, authorizer, limits, revoked } = task
  const texts = [authorizer, ...blocks, ...(start.kind === "new" ? [start.authority] : [])]
  if (texts.some(({ text }) => shellWord(text) === null)) return null
  const { facts, rounds, time, blocks: most } = libraryLimits(limits)
  const isMade = start.kind === "new" || blocks.length > 0 || sealed
  const lines = [
    ...startLines(start),
    ...blocks.flatMap(appendLines),
    ...(sealed ? ['token=$(biscuit seal - <<< "$token")'] : []),
    ...(isMade ? ['echo "token: $token"'] : []),
    ...(revoked.length > 0 && start.kind === "token" ? revokedLines(revoked) : []),
    ...(most === null ? [] : blockLines(most)),
    `authorizer=${word(authorizer.text)}`,
    "biscuit inspect \\",
    '  --public-key "$root_key" \\',
    '  --authorize-with "$authorizer" \\',
    `  --max-facts ${facts} --max-iterations ${rounds} --max-time ${time}ms \\`,
    '  - <<< "$token"',
  ]
  return `#!/usr/bin/env bash\n${head(libraries.cli, task, ending)}set -euo pipefail\n\n${lines.join("\n")}\n`
}

const ending =
  "Exits with 0 when it is allowed. What is printed tells a denial, with its checks, from an error."

/** For texts that are known to be words. */
const word = (text: string): string => shellWord(text) ?? ""

function startLines(start: Start): string[] {
  if (start.kind === "new") {
    return [
      `root=\${ROOT_PRIVATE_KEY:-$(biscuit keypair --key-algorithm ${start.root} --only-private-key)}`,
      'root_key=$(biscuit keypair --from-file <(printf %s "$root") --only-public-key)',
      `authority=${word(start.authority.text)}`,
      'token=$(biscuit generate --private-key-file <(printf %s "$root") - <<< "$authority")',
    ]
  }
  return [
    start.rootKey === null ? "root_key=$ROOT_PUBLIC_KEY" : `root_key='${start.rootKey}'`,
    start.text === null ? "token=$TOKEN" : `token='${start.text}'`,
  ]
}

function appendLines({ text, external }: TaskBlock): string[] {
  const block = `block=${word(text)}`
  if (external === null) {
    return [block, 'token=$(biscuit attenuate --block "$block" - <<< "$token")']
  }
  return [
    block,
    "# A throwaway key: everybody knows it.",
    `signer='${external}'`,
    'request=$(biscuit generate-third-party-block-request - <<< "$token")',
    'signed=$(biscuit generate-third-party-block --private-key "$signer" --block "$block" - <<< "$request")',
    'token=$(biscuit append-third-party-block --block-contents "$signed" - <<< "$token")',
  ]
}

const revokedLines = (revoked: readonly string[]): string[] => [
  'content=$(biscuit inspect --json - <<< "$token")',
  `for id in ${revoked.join(" ")}; do`,
  '  if grep -qi "$id" <<< "$content"; then',
  '    echo "denied: revoked"',
  "    exit 1",
  "  fi",
  "done",
]

/** Each block has one revocation id. */
const blockLines = (most: number): string[] => [
  'blocks=$(biscuit inspect --json - <<< "$token" | grep -o \'"revocation_id"\' | wc -l)',
  `if [ "$blocks" -gt ${most + 1} ]; then`,
  '  echo "failed: TooManyBlocks"',
  "  exit 2",
  "fi",
]
