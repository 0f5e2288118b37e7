/** Python's aliases of the charsets that need a decoder of our own, each list normalised. */
const own: Readonly<Record<string, string>> = {
  latin_1: 'latin1 latin l1 iso_8859_1 iso8859_1 iso8859 8859 cp819 ibm819 iso_ir_100 csisolatin1',
  ascii: 'us_ascii us 646 ansi_x3.4_1968 iso646_us iso_646.irv_1991 iso_ir_6 cp367 ibm367 csascii',
  cp1252: '1252 windows_1252',
  utf_8: 'utf8 u8 utf cp65001 utf8_ucs2 utf8_ucs4',
  utf_8_sig: 'utf8_sig',
  utf_16: 'utf16 u16',
  utf_16_le: 'utf_16le utf16le utf16_le unicodelittleunmarked',
  utf_16_be: 'utf_16be utf16be utf16_be unicodebigunmarked',
  utf_32: 'utf32 u32',
  utf_32_le: 'utf_32le utf32le utf32_le',
  utf_32_be: 'utf_32be utf32be utf32_be',
}

/** Names that the Encoding Standard spells otherwise than Python. */
const web: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  mskanji: 'shift_jis',
  ujis: 'euc-jp',
  u_jis: 'euc-jp',
  eucjp: 'euc-jp',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  euckr: 'euc-kr',
  cp936: 'gbk',
  ms936: 'gbk',
  euc_cn: 'gbk',
  euccn: 'gbk',
  cp950: 'big5',
  mac_roman: 'macintosh',
  macroman: 'macintosh',
  mac_cyrillic: 'x-mac-cyrillic',
  latin9: 'iso-8859-15',
  latin10: 'iso-8859-16',
}

const ownByAlias: ReadonlyMap<string, string> = new Map(
  Object.entries(own).flatMap(([name, aliases]) =>
    [name, ...aliases.split(' ')].map((alias) => [alias, name] as const),
  ),
)

/** A charset's name as Python compares it: `ISO-8859-1` is `iso_8859_1`. */
function normalized(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^_|_$/g, '')
}

/** Python's name of the charset, for those that need a decoder of our own; undefined for others. */
export function ownCharset(name: string): string | undefined {
  return ownByAlias.get(normalized(name))
}

/** Labels under which the Encoding Standard may know the charset, in the order to try them. */
export function webLabels(name: string): readonly string[] {
  const python = normalized(name)
  const known = web[python]
  return [...(known === undefined ? [] : [known]), python.replaceAll('_', '-'), python]
}
