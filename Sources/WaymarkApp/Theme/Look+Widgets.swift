internal import WaymarkTerminal

extension Look {
  /// The looks of a field to type in.
  var field: TextField.Look {
    TextField.Look(text: self[.field], placeholder: self[.placeholder], cursor: self[.cursor])
  }

  /// The looks of an area to type in.
  var textArea: TextArea.Look {
    TextArea.Look(
      text: self[.field], placeholder: self[.placeholder], cursor: self[.cursor],
      selection: self[.selection])
  }

  /// The looks of a list; in plain mode a sign stands before the selected row and no bar beside it.
  var list: ListView.Look {
    ListView.Look(
      selection: self[.selection], mark: isPlain ? symbols.focus : "", scrollbar: self[.scrollbar],
      thumb: isPlain ? "" : "┃")
  }

  /// The looks of a list to pick from.
  var picker: Picker.Look {
    Picker.Look(
      text: self[.text], faint: self[.faint], disabled: self[.disabled], match: self[.match],
      note: self[.key], field: field, list: list, prompt: "> ")
  }

  /// The looks of a question.
  var dialog: Dialog.Look {
    Dialog.Look(
      symbols: symbols, text: self[.text], border: self[.popupBorder], title: self[.popupTitle],
      button: self[.button], focusedButton: self[.focusedButton])
  }
}
