/**
 * The preset dictionary of version 1 of links. It is frozen: with another letter, every link of that version would be another
 * text. It holds words and phrases that policies are made of, the public keys of the first throwaway keys, and two
 * of the tags that pack.ts writes; what is nearest to its end costs the least.
 *
 * Other programs read it here as what is between the two grave accents, with each \xff and \xfe as one byte.
 */
const text = `secp256r1/037586ef463b5f92a7d4f0710954b904eca5f01a986b9190c4a62735d9fb86c240
ed25519/52c70a099cb2f6fc1d7d354baa66087a9ebc55a50329917e062c9ce75f99223f
ed25519/8e20ae39906d69c198e2493fa1d6a47ade4932744b6d25f529e999022cdd21be
ed25519/1b67a61af0ada2c4c6e9b4f825b9bd2516c1b414b9882164c5a0e48db9344528
audience issuer account project organization device session agent tool model budget document database table bucket object label status enabled public private https://example.com/api/v1/ 127.0.0.1 10.0.0.0/8 GET POST PUT DELETE list create update delete execute publish consume topic edit editor viewer manager customer hello world test value /home/data/folder/ .txt ^[a-z0-9_-]+$ .*
nonce(hostname(node(cluster(version(path(domain(client_ip(client(ip_address(email(service(team(namespace(tenant(member(action(permission(integer(string(date(bytes(bool(set(null(array(map(is_allowed(
.type() == "integer".try_or(.extern::.union(.intersection(.get(.length() == .ends_with(".starts_with(".matches(".contains(.all($x -> $x < .any($p -> $p > !{ && || ^ & | - * / + !== != === >= <= hex:00 null
 trusting previous, authority, ed25519/ or check all operation($op), {"read", "write"}.contains($op);
deny if user_id("bob");
reject if false == true, ["a", {"b": 1
can($file, "read") <- owner($who, $file), $date < 2027-01-01T00:00:00Z, $name, $value
// expires
check if time($time), $time <= 2025-12-31T23:59:59Z;
group("admin");
check if role("admin");
time(2026-09-18T12:30:00Z);
allow if
  user($u), resource($r), operation($o),
  right($u, $r, $o);
owner("alice", "file2");
user("alice");
right($1, $0), operation($1), resource($0), right($0, "read"), $0
check if time($t), $t < 2027-01-01T00:00:00Z;
right("file2", "write");
right("file1", "read");
\xffcheck if operation("read");
\xffcheck if resource("file2
\xferesource("file1");
operation("read");

allow if true;
`

export const dictionary1: Uint8Array = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
