package io.tidemill.engine.profile;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The time zones a schedule may name: Windows names, the Azure CLI's other spellings of them, and
/// IANA names as our addition.
///
/// Daylight saving applies wherever the zone has it; "Standard Time" in a Windows name does not
/// mean otherwise.
public final class TimeZones {
    private static final String WINDOWS =
            """
            Dateline Standard Time = Etc/GMT+12
            UTC-11 = Etc/GMT+11
            Hawaiian Standard Time = Pacific/Honolulu
            Alaskan Standard Time = America/Anchorage
            Pacific Standard Time (Mexico) = America/Tijuana
            Pacific Standard Time = America/Los_Angeles
            US Mountain Standard Time = America/Phoenix
            Mountain Standard Time (Mexico) = America/Mazatlan
            Mountain Standard Time = America/Denver
            Central America Standard Time = America/Guatemala
            Central Standard Time = America/Chicago
            Central Standard Time (Mexico) = America/Mexico_City
            Canada Central Standard Time = America/Regina
            SA Pacific Standard Time = America/Bogota
            Eastern Standard Time = America/New_York
            US Eastern Standard Time = America/Indianapolis
            Venezuela Standard Time = America/Caracas
            Paraguay Standard Time = America/Asuncion
            Atlantic Standard Time = America/Halifax
            Central Brazilian Standard Time = America/Cuiaba
            SA Western Standard Time = America/La_Paz
            Pacific SA Standard Time = America/Santiago
            Newfoundland Standard Time = America/St_Johns
            E. South America Standard Time = America/Sao_Paulo
            Argentina Standard Time = America/Buenos_Aires
            SA Eastern Standard Time = America/Cayenne
            Greenland Standard Time = America/Godthab
            Montevideo Standard Time = America/Montevideo
            Bahia Standard Time = America/Bahia
            UTC-02 = Etc/GMT+2
            Azores Standard Time = Atlantic/Azores
            Cape Verde Standard Time = Atlantic/Cape_Verde
            Morocco Standard Time = Africa/Casablanca
            UTC = Etc/UTC
            GMT Standard Time = Europe/London
            Greenwich Standard Time = Atlantic/Reykjavik
            W. Europe Standard Time = Europe/Berlin
            Central Europe Standard Time = Europe/Budapest
            Romance Standard Time = Europe/Paris
            Central European Standard Time = Europe/Warsaw
            W. Central Africa Standard Time = Africa/Lagos
            Namibia Standard Time = Africa/Windhoek
            Jordan Standard Time = Asia/Amman
            GTB Standard Time = Europe/Bucharest
            Middle East Standard Time = Asia/Beirut
            Egypt Standard Time = Africa/Cairo
            Syria Standard Time = Asia/Damascus
            E. Europe Standard Time = Europe/Chisinau
            South Africa Standard Time = Africa/Johannesburg
            FLE Standard Time = Europe/Kiev
            Turkey Standard Time = Europe/Istanbul
            Israel Standard Time = Asia/Jerusalem
            Kaliningrad Standard Time = Europe/Kaliningrad
            Libya Standard Time = Africa/Tripoli
            Arabic Standard Time = Asia/Baghdad
            Arab Standard Time = Asia/Riyadh
            Belarus Standard Time = Europe/Minsk
            Russian Standard Time = Europe/Moscow
            E. Africa Standard Time = Africa/Nairobi
            Iran Standard Time = Asia/Tehran
            Arabian Standard Time = Asia/Dubai
            Azerbaijan Standard Time = Asia/Baku
            Russia Time Zone 3 = Europe/Samara
            Mauritius Standard Time = Indian/Mauritius
            Georgian Standard Time = Asia/Tbilisi
            Caucasus Standard Time = Asia/Yerevan
            Afghanistan Standard Time = Asia/Kabul
            West Asia Standard Time = Asia/Tashkent
            Ekaterinburg Standard Time = Asia/Yekaterinburg
            Pakistan Standard Time = Asia/Karachi
            India Standard Time = Asia/Calcutta
            Sri Lanka Standard Time = Asia/Colombo
            Nepal Standard Time = Asia/Katmandu
            Central Asia Standard Time = Asia/Almaty
            Bangladesh Standard Time = Asia/Dhaka
            N. Central Asia Standard Time = Asia/Novosibirsk
            Myanmar Standard Time = Asia/Rangoon
            SE Asia Standard Time = Asia/Bangkok
            North Asia Standard Time = Asia/Krasnoyarsk
            China Standard Time = Asia/Shanghai
            North Asia East Standard Time = Asia/Irkutsk
            Singapore Standard Time = Asia/Singapore
            W. Australia Standard Time = Australia/Perth
            Taipei Standard Time = Asia/Taipei
            Ulaanbaatar Standard Time = Asia/Ulaanbaatar
            Tokyo Standard Time = Asia/Tokyo
            Korea Standard Time = Asia/Seoul
            Yakutsk Standard Time = Asia/Yakutsk
            Cen. Australia Standard Time = Australia/Adelaide
            AUS Central Standard Time = Australia/Darwin
            E. Australia Standard Time = Australia/Brisbane
            AUS Eastern Standard Time = Australia/Sydney
            West Pacific Standard Time = Pacific/Port_Moresby
            Tasmania Standard Time = Australia/Hobart
            Magadan Standard Time = Asia/Magadan
            Vladivostok Standard Time = Asia/Vladivostok
            Russia Time Zone 10 = Asia/Srednekolymsk
            Central Pacific Standard Time = Pacific/Guadalcanal
            Russia Time Zone 11 = Asia/Kamchatka
            New Zealand Standard Time = Pacific/Auckland
            UTC+12 = Etc/GMT-12
            Fiji Standard Time = Pacific/Fiji
            Tonga Standard Time = Pacific/Tongatapu
            Samoa Standard Time = Pacific/Apia
            Line Islands Standard Time = Pacific/Kiritimati
            Mid-Atlantic Standard Time = Etc/GMT+2
            Kamchatka Standard Time = Asia/Kamchatka
            """;

    private static final String WINDOWS_BEYOND_THE_API_LIST =
            """
            Aleutian Standard Time = America/Adak
            Altai Standard Time = Asia/Barnaul
            Astrakhan Standard Time = Europe/Astrakhan
            Aus Central W. Standard Time = Australia/Eucla
            Bougainville Standard Time = Pacific/Bougainville
            Chatham Islands Standard Time = Pacific/Chatham
            Cuba Standard Time = America/Havana
            Easter Island Standard Time = Pacific/Easter
            Eastern Standard Time (Mexico) = America/Cancun
            Haiti Standard Time = America/Port-au-Prince
            Lord Howe Standard Time = Australia/Lord_Howe
            Magallanes Standard Time = America/Punta_Arenas
            Marquesas Standard Time = Pacific/Marquesas
            Norfolk Standard Time = Pacific/Norfolk
            North Korea Standard Time = Asia/Pyongyang
            Omsk Standard Time = Asia/Omsk
            Saint Pierre Standard Time = America/Miquelon
            Sakhalin Standard Time = Asia/Sakhalin
            Saratov Standard Time = Europe/Saratov
            Sudan Standard Time = Africa/Khartoum
            Tocantins Standard Time = America/Araguaina
            Tomsk Standard Time = Asia/Tomsk
            Transbaikal Standard Time = Asia/Chita
            Turks and Caicos Standard Time = America/Grand_Turk
            W. Mongolia Standard Time = Asia/Hovd
            UTC+13 = Etc/GMT-13
            UTC-08 = Etc/GMT+8
            UTC-09 = Etc/GMT+9
            West Bank Standard Time = Asia/Hebron
            """;

    private static final String CLI_SPELLINGS =
            """
            Coordinated Universal Time = Etc/UTC
            Cabo Verde Standard Time = Atlantic/Cape_Verde
            Jerusalem Standard Time = Asia/Jerusalem
            Malay Peninsula Standard Time = Asia/Singapore
            West Bank Gaza Standard Time = Asia/Hebron
            Novosibirsk Standard Time = Asia/Novosibirsk
            Russia TZ 1 Standard Time = Europe/Kaliningrad
            Russia TZ 2 Standard Time = Europe/Moscow
            Russia TZ 3 Standard Time = Europe/Samara
            Russia TZ 4 Standard Time = Asia/Yekaterinburg
            Russia TZ 6 Standard Time = Asia/Krasnoyarsk
            Russia TZ 7 Standard Time = Asia/Irkutsk
            Russia TZ 8 Standard Time = Asia/Yakutsk
            Russia TZ 9 Standard Time = Asia/Vladivostok
            Russia TZ 10 Standard Time = Asia/Srednekolymsk
            Russia TZ 11 Standard Time = Asia/Kamchatka
            """;

    private static final Map<String, ZoneId> ZONES = zones();

    private TimeZones() {}

    /// The zone of that name, whatever its case; empty if there is none.
    public static Optional<ZoneId> find(String name) {
        return Optional.ofNullable(ZONES.get(name.strip()));
    }

    private static Map<String, ZoneId> zones() {
        var zones = new TreeMap<String, ZoneId>(String.CASE_INSENSITIVE_ORDER);
        ZoneId.getAvailableZoneIds().forEach(id -> zones.put(id, ZoneId.of(id)));
        Stream.of(WINDOWS, WINDOWS_BEYOND_THE_API_LIST, CLI_SPELLINGS)
                .flatMap(String::lines)
                .map(line -> line.split(" = ", 2))
                .forEach(entry -> zones.put(entry[0], ZoneId.of(entry[1])));
        return zones;
    }
}
