import { inspectPackage } from '@karmashala/scorm/server'
import { type Finding, type PackageReport } from '@karmashala/scorm'
import { aFile, type ZipEntry, zipOf } from './a-zip.ts'

export const SCO = '<!doctype html><title>SCO</title><script>API.LMSInitialize("")</script>'

const ITEM = '<item identifier="ITEM-1" identifierref="RES-1"><title>Lesson</title></item>'

type Manifest12 = Partial<
  Record<
    | 'declaration'
    | 'root'
    | 'version'
    | 'organizations'
    | 'items'
    | 'resources'
    | 'scormtype'
    | 'href'
    | 'title',
    string
  >
>

/** A SCORM 1.2 manifest; the test replaces the part it is about. */
export function manifest12(parts: Manifest12 = {}): string {
  const { declaration = '<?xml version="1.0" encoding="UTF-8"?>', version = '1.2', title = 'Course' } = parts
  const { items = ITEM, href = 'index.html', scormtype = 'adlcp:scormtype="sco"' } = parts
  const {
    root = 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
    organizations = `<organizations default="ORG-1"><organization identifier="ORG-1"><title>${title}</title>${items}</organization></organizations>`,
    resources = `<resource identifier="RES-1" type="webcontent" ${scormtype} href="${href}"><file href="${href}"/></resource>`,
  } = parts
  return `${declaration}
<manifest identifier="M-1" ${root}>
<metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>
${organizations}
<resources>${resources}</resources>
</manifest>`
}

type Manifest2004 = Partial<Record<'version' | 'items' | 'resources' | 'resourcesAttributes' | 'end', string>>

/** A SCORM 2004 manifest; the test replaces the part it is about. */
export function manifest2004(parts: Manifest2004 = {}): string {
  const { version = '2004 4th Edition', items = ITEM, resourcesAttributes = '', end = '' } = parts
  const {
    resources = '<resource identifier="RES-1" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/></resource>',
  } = parts
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M-1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>
<organizations default="ORG-1"><organization identifier="ORG-1"><title>Course</title>${items}</organization></organizations>
<resources ${resourcesAttributes}>${resources}</resources>${end}
</manifest>`
}

/** The entries of a package with this manifest and these pages. */
export const packageWith = (manifest: string | Buffer, pages: string[] = ['index.html']): ZipEntry[] => [
  { name: 'imsmanifest.xml', content: manifest },
  ...pages.map((name) => ({ name, content: SCO })),
]

export async function inspect(entries: ZipEntry[]): Promise<PackageReport> {
  return inspectPackage({ file: await aFile(zipOf(entries)) })
}

/** Rules with their severity, such as 'ZIP02 error', each once. */
export const rulesIn = ({ findings }: { findings: Finding[] }): string[] => [
  ...new Set(findings.map(({ rule, severity }) => `${rule} ${severity}`)),
]
