/** Where the files of all libraries lie in storage. */
export const MEDIA = 'media'

/** Where those of one asset lie. */
export const mediaFolder = (organisationId: string, assetId: string): string =>
  `${MEDIA}/${organisationId}/${assetId}`

export const mediaFile = (organisationId: string, assetId: string, name: string): string =>
  `${mediaFolder(organisationId, assetId)}/${name}`

/** An image that waits to be made ready, exactly as it was uploaded; nobody is ever served this. */
export const incomingFile = (organisationId: string, assetId: string): string =>
  mediaFile(organisationId, assetId, 'incoming')

/** Of a name in storage, the organisation and the asset it belongs to. */
export function ownerOfFile(name: string): { organisationId: string; assetId: string } | null {
  const [, organisationId, assetId] = /^media\/([0-9a-f]{24})\/([0-9a-f]{24})\//.exec(name) ?? []
  return organisationId && assetId ? { organisationId, assetId } : null
}
