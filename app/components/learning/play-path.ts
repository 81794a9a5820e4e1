type Place = { moduleId: string; itemId: string }

/** Item identifiers come from the manifests of strangers and may hold anything. */
export const playPath = (enrolmentId: string, { moduleId, itemId }: Place): string =>
  `/learn/${enrolmentId}/play/${moduleId}/${encodeURIComponent(itemId)}`

export const previewPath = (versionId: string, { moduleId, itemId }: Place): string =>
  `/preview/${versionId}/${moduleId}/${encodeURIComponent(itemId)}`
