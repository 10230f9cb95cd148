/**
 * Which elements stand where, and in which order: Office refuses a manifest whose elements are in another order.
 * Source: learn.microsoft.com/office/dev/add-ins/develop/manifest-element-ordering; only what this add-in uses is known here.
 */
import type { Fault, ManifestElement } from './document';
import { faultAt } from './document';

type Often = '1' | '?' | '+' | '*';
type Content = readonly (readonly [name: string, often: Often])[];

const icon: Content = [['bt:Image', '+']];
const labelled = (often: Often = '1') => ['over:Label', often] as const;

const contents: Readonly<Record<string, Content>> = {
  'app:OfficeApp': [
    ['app:Id', '1'],
    ['app:AlternateId', '?'],
    ['app:Version', '1'],
    ['app:ProviderName', '1'],
    ['app:DefaultLocale', '1'],
    ['app:DisplayName', '1'],
    ['app:Description', '1'],
    ['app:IconUrl', '1'],
    ['app:HighResolutionIconUrl', '1'],
    ['app:SupportUrl', '1'],
    ['app:AppDomains', '?'],
    ['app:Hosts', '1'],
    ['app:Requirements', '1'],
    ['app:DefaultSettings', '1'],
    ['app:Permissions', '1'],
    ['over:VersionOverrides', '1'],
  ],
  'app:DisplayName': [['app:Override', '*']],
  'app:Description': [['app:Override', '*']],
  'app:IconUrl': [['app:Override', '*']],
  'app:HighResolutionIconUrl': [['app:Override', '*']],
  'app:SupportUrl': [['app:Override', '*']],
  'app:AppDomains': [['app:AppDomain', '+']],
  'app:Hosts': [['app:Host', '+']],
  'app:Requirements': [['app:Sets', '1']],
  'app:Sets': [['app:Set', '+']],
  'app:DefaultSettings': [['app:SourceLocation', '1']],
  'app:SourceLocation': [['app:Override', '*']],
  'over:VersionOverrides': [
    ['over:Hosts', '1'],
    ['over:Resources', '1'],
  ],
  'over:Hosts': [['over:Host', '+']],
  'over:Host': [
    ['over:Runtimes', '1'],
    ['over:DesktopFormFactor', '1'],
  ],
  'over:Runtimes': [['over:Runtime', '+']],
  'over:DesktopFormFactor': [
    ['over:GetStarted', '1'],
    ['over:FunctionFile', '1'],
    ['over:ExtensionPoint', '+'],
  ],
  'over:GetStarted': [
    ['over:Title', '1'],
    ['over:Description', '1'],
    ['over:LearnMoreUrl', '1'],
  ],
  'over:ExtensionPoint': [['over:CustomTab', '1']],
  'over:CustomTab': [['over:Group', '+'], labelled()],
  'over:Group': [labelled(), ['over:Icon', '1'], ['over:Control', '+']],
  'over:Control': [labelled(), ['over:Supertip', '1'], ['over:Icon', '1'], ['over:Action', '1']],
  'over:Supertip': [
    ['over:Title', '1'],
    ['over:Description', '1'],
  ],
  'over:Icon': icon,
  'over:Action': [
    ['over:TaskpaneId', '?'],
    ['over:SourceLocation', '?'],
    ['over:Title', '?'],
    ['over:FunctionName', '?'],
  ],
  'over:Resources': [
    ['bt:Images', '1'],
    ['bt:Urls', '1'],
    ['bt:ShortStrings', '1'],
    ['bt:LongStrings', '1'],
  ],
  'bt:Images': icon,
  'bt:Urls': [['bt:Url', '+']],
  'bt:ShortStrings': [['bt:String', '+']],
  'bt:LongStrings': [['bt:String', '+']],
  'bt:Image': [['bt:Override', '*']],
  'bt:Url': [['bt:Override', '*']],
  'bt:String': [['bt:Override', '*']],
};

export function structureFaults(element: ManifestElement): Fault[] {
  const content = contents[element.name] ?? [];
  return [
    ...unknownChildren(element, content),
    ...misplacedChildren(element, content),
    ...miscountedChildren(element, content),
    ...element.children.flatMap(structureFaults),
  ];
}

function unknownChildren(element: ManifestElement, content: Content): Fault[] {
  return element.children
    .filter((child) => !content.some(([name]) => name === child.name))
    .map((child) => faultAt(child, 'element.unknown', `${child.name} has no place in ${element.name}`));
}

function misplacedChildren(element: ManifestElement, content: Content): Fault[] {
  const known = element.children.filter((child) => content.some(([name]) => name === child.name));
  const place = (child: ManifestElement) => content.findIndex(([name]) => name === child.name);
  return known.flatMap((child, index) => {
    const before = known[index - 1];
    if (before === undefined || place(before) <= place(child)) return [];
    return [faultAt(child, 'element.order', `${child.name} must stand before ${before.name}`)];
  });
}

function miscountedChildren(element: ManifestElement, content: Content): Fault[] {
  return content.flatMap(([name, often]) => {
    const count = element.children.filter((child) => child.name === name).length;
    if (count === 0 && (often === '1' || often === '+')) {
      return [faultAt(element, 'element.missing', `${element.name} needs ${name}`)];
    }
    if (count > 1 && (often === '1' || often === '?')) {
      return [faultAt(element, 'element.repeated', `${element.name} holds ${name} more than once`)];
    }
    return [];
  });
}
