/** The program for Go, with biscuit-go, which knows Datalog 3.0. */
import { head } from "./head.ts"
import { libraries } from "./libraries.ts"
import { libraryLimits } from "./limits.ts"
import { goString } from "./quote.ts"
import type { Start, Task, TaskBlock } from "./types.ts"

export function goProgram(task: Task): string {
  const { start, blocks, sealed, authorizer, limits, revoked } = task
  const { facts, rounds, time, blocks: most } = libraryLimits(limits)
  const isMade = start.kind === "new" || blocks.length > 0 || sealed
  const body = [
    ...startLines(start),
    ...blocks.flatMap((block, i) => appendLines(block, i + 1)),
    ...(sealed ? ["token, err = token.Seal(rand.Reader)", "failOn(err)"] : []),
    ...(isMade ? made : []),
    ...(revoked.length > 0 && start.kind === "token" ? revokedLines(revoked) : []),
    ...(most === null
      ? []
      : [`if token.BlockCount() > ${most} {`, '\tfailOn(errors.New("TooManyBlocks"))', "}"]),
    "authorizer, err := token.Authorizer(rootKey, biscuit.WithWorldOptions(",
    `\tdatalog.WithMaxFacts(${facts}),`,
    `\tdatalog.WithMaxIterations(${rounds}),`,
    `\tdatalog.WithMaxDuration(${time}*time.Millisecond),`,
    "))",
    "failOn(err)",
    `code, err := parser.FromStringAuthorizerWithParams(${goString(authorizer.text)}, nil)`,
    "failOn(err)",
    "authorizer.AddAuthorizer(code)",
    ...verdict,
  ]
  const text = `func main() {\n${body.map((line) => `\t${line}`).join("\n")}\n}\n${failOn}`
  // An import that is not used is an error: Datalog does not count as use.
  const sources = [authorizer, ...blocks, ...(start.kind === "new" ? [start.authority] : [])]
  const code = sources.reduce((rest, { text }) => rest.replaceAll(goString(text), ""), text)
  return `${head(libraries.go, task)}package main\n\n${importsOf(code)}\n${text}`
}

const made = [
  "serialized, err := token.Serialize()",
  "failOn(err)",
  'fmt.Println("token:", base64.URLEncoding.EncodeToString(serialized))',
]

/** Failed checks have no error of their own: the library words them. */
const verdict = [
  "switch err := authorizer.Authorize(); {",
  "case err == nil:",
  '\tfmt.Println("allowed")',
  "case errors.Is(err, biscuit.ErrPolicyDenied), errors.Is(err, biscuit.ErrNoMatchingPolicy),",
  '\tstrings.HasPrefix(err.Error(), "biscuit: verification failed: failed to verify"):',
  '\tfmt.Println("denied:", err)',
  "\tos.Exit(1)",
  "default:",
  "\tfailOn(err)",
  "}",
]

const failOn = `
func failOn(err error) {
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(2)
	}
}
`

function importsOf(text: string): string {
  const packages = [
    ["crypto/ed25519", "ed25519."],
    ["crypto/rand", "rand."],
    ["encoding/base64", "base64."],
    ["encoding/hex", "hex."],
    ["errors", "errors."],
    ["fmt", "fmt."],
    ["os", "os."],
    ["strings", "strings."],
    ["time", "time."],
  ] as const
  const standard = packages.filter(([, use]) => text.includes(use)).map(([name]) => name)
  const module = "github.com/biscuit-auth/biscuit-go/v2"
  const own = [module, `${module}/datalog`, `${module}/parser`]
  const lines = [...standard.map(quoted), "", ...own.map(quoted)]
  return `import (\n${lines.map((line) => (line === "" ? "\n" : `\t${line}\n`)).join("")})\n`
}

const quoted = (name: string): string => `"${name}"`

/** A key as the library takes it: bytes without the algorithm before them. */
const hexBytes = (name: string, text: string): string[] => [
  `${name}, err := hex.DecodeString(${text})`,
  "failOn(err)",
]

function startLines(start: Start): string[] {
  if (start.kind === "new") {
    return [
      "rootKey, root, err := ed25519.GenerateKey(rand.Reader)",
      "failOn(err)",
      'if text := os.Getenv("ROOT_PRIVATE_KEY"); text != "" {',
      '\tseed, err := hex.DecodeString(strings.TrimPrefix(text, "ed25519-private/"))',
      "\tfailOn(err)",
      "\troot = ed25519.NewKeyFromSeed(seed)",
      "\trootKey = root.Public().(ed25519.PublicKey)",
      "}",
      `authority, err := parser.FromStringBlockWithParams(${goString(start.authority.text)}, nil)`,
      "failOn(err)",
      "builder := biscuit.NewBuilder(root)",
      "builder.AddBlock(authority)",
      "token, err := builder.Build()",
      "failOn(err)",
    ]
  }
  const key =
    start.rootKey === null
      ? 'strings.TrimPrefix(os.Getenv("ROOT_PUBLIC_KEY"), "ed25519/")'
      : `"${start.rootKey.split("/")[1]}"`
  const token = start.text === null ? 'os.Getenv("TOKEN")' : `"${start.text}"`
  return [
    ...hexBytes("keyBytes", key),
    "rootKey := ed25519.PublicKey(keyBytes)",
    `raw, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(${token}, "="))`,
    "failOn(err)",
    "token, err := biscuit.Unmarshal(raw)",
    "failOn(err)",
  ]
}

function appendLines({ text, external }: TaskBlock, number: number): string[] {
  if (external !== null) {
    return [`// Block ${number} is a third party's, which biscuit-go cannot append.`]
  }
  return [
    `block${number}, err := parser.FromStringBlockWithParams(${goString(text)}, nil)`,
    "failOn(err)",
    `builder${number} := token.CreateBlock()`,
    `builder${number}.AddBlock(block${number})`,
    `token, err = token.Append(rand.Reader, builder${number}.Build())`,
    "failOn(err)",
  ]
}

const revokedLines = (revoked: readonly string[]): string[] => [
  `revoked := map[string]bool{${revoked.map((id) => `"${id}": true`).join(", ")}}`,
  "for _, id := range token.RevocationIds() {",
  "\tif revoked[hex.EncodeToString(id)] {",
  '\t\tfmt.Println("denied: revoked")',
  "\t\tos.Exit(1)",
  "\t}",
  "}",
]
