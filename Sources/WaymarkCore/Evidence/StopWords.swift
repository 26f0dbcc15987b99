/// Words that say nothing about what a piece of code or a sentence is for: English function words
/// and the keywords that most programming languages share.
enum StopWords {
  /// In lower case, before stemming.
  static let all: Set<[UInt8]> = Set(
    (english + keywords).split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })

  private static let english = """
    a about above after again all also am an and any are as at be because been before being below \
    between both but by can could did do does doing down during each few for from further had has \
    have having he her here hers him his how i if in into is it its itself just me more most my no \
    nor not now of off on once only or other our ours out over own same she should so some such \
    than that the their theirs them then there these they this those through to too under until \
    up very was we were what when where which while who whom why will with would you your yours \
    shall may must might via per etc eg ie two use used using uses \

    """

  private static let keywords = """
    public private protected static final void int class new return else import package extends \
    implements interface null nil none true false string boolean bool throws throw try catch super \
    abstract double float long char byte short switch case break continue default instanceof \
    synchronized enum const struct unsigned typedef define include ifdef endif ifndef sizeof java \
    javax util org com net get set def self elif lambda func fn let var mut pub impl mod trait \
    async await guard extension init deinit fileprivate internal override inout where export \
    require module end begin rescue fi esac local echo std namespace template typename auto
    """
}
