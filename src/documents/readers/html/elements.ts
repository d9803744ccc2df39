/** Never shown as text. */
const UNSEEN = new Set(
  'script style template noscript svg iframe object canvas audio video select option datalist button textarea meter progress rp rt annotation'.split(
    ' ',
  ),
);

/** Around the content, not part of it. */
const AROUND = new Set(['nav', 'footer', 'aside']);
const ROLES_AROUND = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search']);

/** Elements that begin and end a block of text, apart from those that mean something of their own here. */
const BLOCKS = new Set(
  'address article aside body caption center details dialog dir div fieldset figcaption figure footer form header hgroup hr html legend main nav p search section summary table tbody tfoot thead title'.split(
    ' ',
  ),
);

/** The attributes of an element, by name in lower case. */
export type Attributes = Readonly<Record<string, string>>;

/** Whether nothing inside an element is text, whatever it says. */
export function isUnseen(name: string): boolean {
  return UNSEEN.has(name);
}

/** Whether an element is hidden from readers, or is a page's furniture: navigation, footers, side bars. */
export function isAroundContent(name: string, attributes: Attributes): boolean {
  return (
    AROUND.has(name) ||
    ROLES_AROUND.has(attributes['role']?.toLowerCase() ?? '') ||
    (attributes['hidden'] !== undefined && attributes['hidden'] !== 'until-found') ||
    attributes['aria-hidden'] === 'true' ||
    /display\s*:\s*none/i.test(attributes['style'] ?? '')
  );
}

/** Whether an element separates the text before it from the text in it. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}
