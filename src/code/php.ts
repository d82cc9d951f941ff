/** The program for PHP, with the extension that wraps the Rust crate. */
import { head } from "./head.ts"
import { libraries } from "./libraries.ts"
import { libraryLimits } from "./limits.ts"
import { phpString } from "./quote.ts"
import type { Start, Task } from "./types.ts"

export function phpProgram(task: Task): string {
  const { start, blocks, authorizer, limits, revoked } = task
  const { blocks: most } = libraryLimits(limits)
  const body = [
    ...startLines(start),
    ...blocks.flatMap(({ text, external }, i) => appendLines(text, external, i + 1)),
    ...(start.kind === "new" || blocks.length > 0
      ? ['echo "token: ", $token->toBase64(), "\\n";']
      : []),
    ...(revoked.length > 0 && start.kind === "token" ? revokedLines(revoked) : []),
    ...(most === null
      ? []
      : [
          `if ($token->blockCount() - 1 > ${most}) {`,
          "    throw new RuntimeException('TooManyBlocks');",
          "}",
        ]),
    `$authorizer = new AuthorizerBuilder(${phpString(authorizer.text)});`,
    "$authorizer->build($token)->authorize();",
    'echo "allowed\\n";',
  ]
  return `<?php
${head(libraries.php, task)}
${uses}
try {
${body.map((line) => `    ${line}\n`).join("")}${end}`
}

const uses = `use Biscuit\\Auth\\{Algorithm, AuthorizerBuilder, Biscuit, BiscuitBuilder, BlockBuilder};
use Biscuit\\Auth\\{KeyPair, PrivateKey, PublicKey};
use Biscuit\\Exception\\AuthorizationException;
`

const end = `} catch (AuthorizationException $reason) {
    echo 'denied: ', $reason->getMessage(), "\\n";
    exit(1);
} catch (Throwable $error) {
    echo 'failed: ', $error->getMessage(), "\\n";
    exit(2);
}
`

function startLines(start: Start): string[] {
  if (start.kind === "new") {
    const algorithm = start.root === "secp256r1" ? "Algorithm::Secp256r1" : "Algorithm::Ed25519"
    return [
      "$rootText = getenv('ROOT_PRIVATE_KEY');",
      `$root = $rootText ? new PrivateKey($rootText) : PrivateKey::generate(${algorithm});`,
      `$authority = new BiscuitBuilder(${phpString(start.authority.text)});`,
      "$token = $authority->build($root);",
    ]
  }
  const key = start.rootKey === null ? "getenv('ROOT_PUBLIC_KEY')" : `'${start.rootKey}'`
  const token = start.text === null ? "getenv('TOKEN')" : `'${start.text}'`
  return [`$token = Biscuit::fromBase64(${token}, new PublicKey(${key}));`]
}

function appendLines(text: string, external: string | null, number: number): string[] {
  const block = `$block${number} = new BlockBuilder(${phpString(text)});`
  if (external === null) return [block, `$token = $token->append($block${number});`]
  return [
    block,
    `$signer${number} = new PrivateKey('${external}'); // a throwaway key: everybody knows it`,
    `$signed${number} = $token->thirdPartyRequest()->createBlock($signer${number}, $block${number});`,
    `$token = $token->appendThirdParty($signer${number}->getPublicKey(), $signed${number});`,
  ]
}

const revokedLines = (revoked: readonly string[]): string[] => [
  `$revoked = [${revoked.map((id) => `'${id}'`).join(", ")}];`,
  "if (array_intersect($revoked, $token->revocationIds())) {",
  '    echo "denied: revoked\\n";',
  "    exit(1);",
  "}",
]
