/** A host of the documents that the practice server stands in for. */
export interface DocumentHost {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port: number
}

/**
 * The hosts and ports that the documents ask. The practice server has pages for each: where these
 * names lead to it, the documents' lines run without a network.
 */
export const documentHosts: readonly DocumentHost[] = [
  ...['www.wikipedia.org', 'httpbin.org', 'api.example.com', 'example.com'].flatMap(
    (host): DocumentHost[] => [
      { scheme: 'https', host, port: 443 },
      { scheme: 'http', host, port: 80 },
    ],
  ),
  { scheme: 'http', host: 'localhost', port: 9000 },
]
