import { useTranslation } from 'react-i18next'
import { type Named } from '#app/domain/competencies/proposal-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

const LISTS = { roles: 'role', activities: 'activity', competencies: 'competency', levels: 'level' } as const

/** Says where in a node a field is: "Role “Drafting”, Competency FUN-111 Leave Rules, Level". */
export function usePathInWords(names: Record<string, Named>): (path: readonly string[]) => string {
  const { t, i18n } = useTranslation('framework')
  const nameOf = (id: string) => {
    const name = names[id]
    return name ? inLanguage(i18n.language, name.name, name.nameHi) : id
  }
  return (path) => {
    const words: string[] = []
    for (let index = 0; index < path.length; index += 1) {
      const part = path[index] ?? ''
      const member = path[index + 1]
      if (part in LISTS && member !== undefined) {
        const list = LISTS[part as keyof typeof LISTS]
        const code = list === 'competency' && names[member] ? `${member} ` : ''
        words.push(t(`path.${list}`, { name: `${code}${nameOf(member)}` }))
        index += 1
      } else words.push(t(`field.${part as 'name'}`))
    }
    return words.join(' › ')
  }
}
