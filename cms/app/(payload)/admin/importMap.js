import { ActsPanel as ActsPanel_b637a3ae3970b052def5dd363c521cb1 } from '../../../workflow/panel.tsx'
import { CodeCell as CodeCell_5626dfee797730d7c4e6c8a404a5ca48 } from '../../../workflow/code-cell.tsx'
import { SourceKindField as SourceKindField_52fe87a832141eab1adb39a5faea4787 } from '../../../mentions/source-kind-field.tsx'
import { CountersField as CountersField_b2a8919f54ea4fa7619fb39bcdf90d64 } from '../../../mentions/counters-field.tsx'
import { UnitCell as UnitCell_9128cc7d6ae783ed2f8ad0a305495649 } from '../../../people/unit-cell.tsx'
import { StatementDesk as StatementDesk_0d47900b239b8e42667d862d47c70cc1 } from '../../../statements/desk-panel.tsx'
import { Facts as Facts_40480453cd5a1e81f31b53a53bf4431a } from '../../../statements/facts.tsx'
import { Reading as Reading_166711c8dc04d5acbca46c3a9fa2a61b } from '../../../statements/reading.tsx'
import { KeptDraft as KeptDraft_87986abcddc3056d3417ed448666d278 } from '../../../statements/writing/kept-draft.tsx'
import { Elements as Elements_69d149b094f32aa91cf63e72ce557407 } from '../../../statements/elements.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { DeskFeatureClient as DeskFeatureClient_192a42f592523c1dc9c246ef4ab2eddb } from '../../../body/desk/client.tsx'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { WritingPanel as WritingPanel_bc7c3fc12f953b8951469646c552baa6 } from '../../../statements/writing/panel.tsx'
import { CommentsPanel as CommentsPanel_74b5599c1c06b03a74deba163d26acc6 } from '../../../comments/comments-panel.tsx'
import { Autosave as Autosave_48e24cca97a4f21b6b1cb48f58f33647 } from '../../../statements/writing/autosave.tsx'
import { CompareView as CompareView_52bc2da1d35ad9ce862eacc72ff0ea5d } from '../../../statements/compare-view.tsx'
import { PreviewView as PreviewView_0af079fbab2136d5c456730dced45409 } from '../../../preview/view.tsx'
import { JsonField as JsonField_36c210fdd67f96108fc0931094deafc3 } from '../../../workflow/json-field.tsx'
import { AddressList as AddressList_ce02a1536309cedd26dfa5162cfcb99b } from '../../../microblogs/address-list.tsx'
import { StatementField as StatementField_a7965804a4a055bbd060b26dced684d2 } from '../../../microblogs/statement-field.tsx'
import { MatchLink as MatchLink_749af320ec476bc2214642c3332bc315 } from '../../../microblogs/match-link.tsx'
import { CheckCell as CheckCell_c61f507c49619fba4137715d2160302d } from '../../../microblogs/check-cell.tsx'
import { CheckField as CheckField_0c5d0ff0107a3794b7b34ed07fa30e4b } from '../../../microblogs/check-field.tsx'
import { AlarmView as AlarmView_3ffce3a9466604428fbe2de16df8e20a } from '../../../alarms/alarm-view.tsx'
import { FileWarnings as FileWarnings_16c3edc39c5a6ce631609072e6f7cc31 } from '../../../files/warnings-list.tsx'
import { NameCell as NameCell_27866da3dbf7f4bf308f0447fa56271c } from '../../../files/name-cell.tsx'
import { SizeCell as SizeCell_d00bba7e182a065e4d1f2716784113c9 } from '../../../files/size-cell.tsx'
import { ListCell as ListCell_eb9b02f83c4fde9caeb250e6c1d56e01 } from '../../../workflow/list-cell.tsx'
import { Icon as Icon_1355d91a21ca0db3c28e5bfa911ed5ab } from '../../../app/(payload)/brand.tsx'
import { Logo as Logo_1355d91a21ca0db3c28e5bfa911ed5ab } from '../../../app/(payload)/brand.tsx'
import { Bell as Bell_ce7b532da00b305e6617bfdbb4877d48 } from '../../../notices/bell.tsx'
import { PressNavLink as PressNavLink_15029377c11c09b8f30ea69205885d0a } from '../../../press/nav-link.tsx'
import { MicroblogNavLink as MicroblogNavLink_779bbdd070bffb13b7896d32c683ef6a } from '../../../microblogs/nav-link.tsx'
import { DeskPage as DeskPage_be7f562e28f42c311ec38e7273e7ae74 } from '../../../desk.tsx'
import { MicroblogsView as MicroblogsView_a24cbe5996d4d27f5733b571cd4cfbd5 } from '../../../microblogs/view.tsx'
import { PressView as PressView_9e3349771ea625282383356ca67fe152 } from '../../../press/view.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/workflow/panel.tsx#ActsPanel": ActsPanel_b637a3ae3970b052def5dd363c521cb1,
  "/workflow/code-cell.tsx#CodeCell": CodeCell_5626dfee797730d7c4e6c8a404a5ca48,
  "/mentions/source-kind-field.tsx#SourceKindField": SourceKindField_52fe87a832141eab1adb39a5faea4787,
  "/mentions/counters-field.tsx#CountersField": CountersField_b2a8919f54ea4fa7619fb39bcdf90d64,
  "/people/unit-cell.tsx#UnitCell": UnitCell_9128cc7d6ae783ed2f8ad0a305495649,
  "/statements/desk-panel.tsx#StatementDesk": StatementDesk_0d47900b239b8e42667d862d47c70cc1,
  "/statements/facts.tsx#Facts": Facts_40480453cd5a1e81f31b53a53bf4431a,
  "/statements/reading.tsx#Reading": Reading_166711c8dc04d5acbca46c3a9fa2a61b,
  "/statements/writing/kept-draft.tsx#KeptDraft": KeptDraft_87986abcddc3056d3417ed448666d278,
  "/statements/elements.tsx#Elements": Elements_69d149b094f32aa91cf63e72ce557407,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/body/desk/client.tsx#DeskFeatureClient": DeskFeatureClient_192a42f592523c1dc9c246ef4ab2eddb,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/statements/writing/panel.tsx#WritingPanel": WritingPanel_bc7c3fc12f953b8951469646c552baa6,
  "/comments/comments-panel.tsx#CommentsPanel": CommentsPanel_74b5599c1c06b03a74deba163d26acc6,
  "/statements/writing/autosave.tsx#Autosave": Autosave_48e24cca97a4f21b6b1cb48f58f33647,
  "/statements/compare-view.tsx#CompareView": CompareView_52bc2da1d35ad9ce862eacc72ff0ea5d,
  "/preview/view.tsx#PreviewView": PreviewView_0af079fbab2136d5c456730dced45409,
  "/alarms/alarm-view.tsx#AlarmView": AlarmView_3ffce3a9466604428fbe2de16df8e20a,
  "/workflow/json-field.tsx#JsonField": JsonField_36c210fdd67f96108fc0931094deafc3,
  "/microblogs/address-list.tsx#AddressList": AddressList_ce02a1536309cedd26dfa5162cfcb99b,
  "/microblogs/statement-field.tsx#StatementField": StatementField_a7965804a4a055bbd060b26dced684d2,
  "/microblogs/match-link.tsx#MatchLink": MatchLink_749af320ec476bc2214642c3332bc315,
  "/microblogs/check-cell.tsx#CheckCell": CheckCell_c61f507c49619fba4137715d2160302d,
  "/microblogs/check-field.tsx#CheckField": CheckField_0c5d0ff0107a3794b7b34ed07fa30e4b,
  "/files/warnings-list.tsx#FileWarnings": FileWarnings_16c3edc39c5a6ce631609072e6f7cc31,
  "/files/name-cell.tsx#NameCell": NameCell_27866da3dbf7f4bf308f0447fa56271c,
  "/files/size-cell.tsx#SizeCell": SizeCell_d00bba7e182a065e4d1f2716784113c9,
  "/workflow/list-cell.tsx#ListCell": ListCell_eb9b02f83c4fde9caeb250e6c1d56e01,
  "/app/(payload)/brand.tsx#Icon": Icon_1355d91a21ca0db3c28e5bfa911ed5ab,
  "/app/(payload)/brand.tsx#Logo": Logo_1355d91a21ca0db3c28e5bfa911ed5ab,
  "/notices/bell.tsx#Bell": Bell_ce7b532da00b305e6617bfdbb4877d48,
  "/press/nav-link.tsx#PressNavLink": PressNavLink_15029377c11c09b8f30ea69205885d0a,
  "/microblogs/nav-link.tsx#MicroblogNavLink": MicroblogNavLink_779bbdd070bffb13b7896d32c683ef6a,
  "/desk.tsx#DeskPage": DeskPage_be7f562e28f42c311ec38e7273e7ae74,
  "/microblogs/view.tsx#MicroblogsView": MicroblogsView_a24cbe5996d4d27f5733b571cd4cfbd5,
  "/press/view.tsx#PressView": PressView_9e3349771ea625282383356ca67fe152,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
