import {
  type CaseLink,
  type CFAssociation,
  type CFAssociationSet,
  type CFDocument,
  type CFItem,
  type CFPackage,
} from './case.ts'

// The answers of the CASE 1.1 service for one package: the objects of the package in the forms they have outside of it
// (CASE REST/JSON Binding 1.1, service operations getCFDocument, getCFItem, getCFAssociation, getCFItemAssociations).

/** The document of a package with the link to the package. */
export function toCFDocument({ CFDocument: document }: CFPackage): CFDocument {
  const { title, identifier, uri } = document
  return {
    ...document,
    CFPackageURI: { title, identifier, uri: uri.replace('/CFDocuments/', '/CFPackages/') },
  }
}

/** The item with this identifier and the link to its document; null when the package has none. */
export function toCFItem(pkg: CFPackage, identifier: string): CFItem | null {
  const item = pkg.CFItems.find((candidate) => candidate.identifier === identifier)
  return item ? { ...item, CFDocumentURI: linkToDocument(pkg) } : null
}

/** The association with this identifier and the link to its document; null when the package has none. */
export function toCFAssociation(pkg: CFPackage, identifier: string): CFAssociation | null {
  const found = pkg.CFAssociations.find((candidate) => candidate.identifier === identifier)
  return found ? { ...found, CFDocumentURI: linkToDocument(pkg) } : null
}

/** The item with every association that begins or ends at it; null when the package has no such item. */
export function toCFItemAssociations(pkg: CFPackage, identifier: string): CFAssociationSet | null {
  const item = toCFItem(pkg, identifier)
  return (
    item && {
      CFItem: item,
      CFAssociations: pkg.CFAssociations.filter(
        ({ originNodeURI, destinationNodeURI }) =>
          originNodeURI.identifier === identifier || destinationNodeURI.identifier === identifier,
      ),
    }
  )
}

function linkToDocument({ CFDocument: { title, identifier, uri } }: CFPackage): CaseLink {
  return { title, identifier, uri }
}
